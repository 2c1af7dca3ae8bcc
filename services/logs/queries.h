// Queries of Logs Insights over log groups: their events as rows, and pointers to single events.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), StartQuery, GetQueryResults, GetLogRecord.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/logs/events.h"
#include "services/logs/insights/run.h"

namespace backlot::logs {

struct QueryOutcome {
    insights::Outcome outcome;
    std::uint64_t scanned_bytes = 0;
    std::uint64_t scanned_groups = 0;
};

// Runs a query that was started, over what had been ingested by then.
[[nodiscard]] Result<QueryOutcome> run_query(const Context& context, const QueryRecord& query);

// Where an event is: what @ptr says.
struct Pointer {
    GroupKey group;
    std::string stream;
    std::uint64_t time = 0;
    std::uint64_t sequence = 0;
};
[[nodiscard]] std::string pointer_text(const Pointer& pointer);
// Fails with InvalidParameterException.
[[nodiscard]] Result<Pointer> parse_pointer(std::string_view text);

// An event with the fields of CloudWatch Logs.
[[nodiscard]] insights::Row row_of(const GroupKey& key, const std::string& stream, const Place& place,
                                   const EventRecord& event);

// Fails with ResourceNotFoundException.
[[nodiscard]] Result<QueryRecord> need_query(const Context& context, std::string_view id);

}  // namespace backlot::logs
