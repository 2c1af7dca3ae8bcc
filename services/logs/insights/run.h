// Runs a Logs Insights query over rows: each command takes the rows of the one before it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/logs/insights/query.h"
#include "services/logs/insights/row.h"

namespace backlot::logs::insights {

// Fields that have a value, in the order of the query's columns. Rows of events end with "@ptr".
using ResultRow = std::vector<std::pair<std::string, std::string>>;

struct Outcome {
    std::vector<ResultRow> rows;
    std::uint64_t scanned = 0;
    std::uint64_t matched = 0;  // what the first filters left
};

struct Source {
    std::function<std::optional<Row>()> next;  // events, the newest first
    std::int64_t now = 0;                      // ms since 1970
    std::int64_t limit = limit_default;        // where the query has no limit of its own
};

[[nodiscard]] Outcome run(const Query& query, const Source& source);

}  // namespace backlot::logs::insights
