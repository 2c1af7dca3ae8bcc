// What expressions come to in a row, and the aggregates of stats.
//
// Source: Amazon CloudWatch Logs User Guide, "Boolean, comparison, numeric, datetime, and other functions", "stats".
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "services/logs/insights/query.h"
#include "services/logs/insights/row.h"

namespace backlot::logs::insights {

struct Scope {
    const Row& row;
    std::int64_t now = 0;                        // ms since 1970
    const std::vector<Value>* results = nullptr;  // of aggregates, by slot
};

[[nodiscard]] Value evaluate(const Node& node, const Scope& scope);
// A column that a command before has made has its value under its name.
[[nodiscard]] Value evaluate(const Column& column, const Scope& scope);

// The beginning of the period that a moment lies in, or the end of it.
[[nodiscard]] std::int64_t floor_to(std::int64_t ms, const Period& period);
[[nodiscard]] std::int64_t ceil_to(std::int64_t ms, const Period& period);

// One aggregate over the rows of one group.
class Accumulator {
  public:
    explicit Accumulator(const Node& node) : node_(&node) {}
    void add(const Scope& scope);
    [[nodiscard]] Value result() const;

  private:
    [[nodiscard]] Value percentile() const;

    const Node* node_;
    std::uint64_t count_ = 0;
    double sum_ = 0;
    double squares_ = 0;
    std::vector<double> numbers_;   // pct
    std::set<std::string> texts_;   // count_distinct
    Value kept_;                    // min, max, earliest, latest, sortsfirst, sortslast
    std::int64_t kept_at_ = 0;
    double percent_ = 0;
};

}  // namespace backlot::logs::insights
