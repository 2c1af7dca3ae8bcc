// A Logs Insights query: commands between bars, and the expressions in them.
//
//     fields @timestamp, @message | parse @message "user=*" as user | filter status >= 500 and user like /^a/
//     | stats count(*) as n, pct(took, 95) by bin(5m) | sort n desc | limit 20
//
// Source: Amazon CloudWatch Logs User Guide, "CloudWatch Logs Insights query language (Logs Insights QL)".
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "services/logs/insights/value.h"
#include "services/logs/pattern_value.h"

namespace backlot::logs::insights {

inline constexpr int expression_depth_limit = 64;
inline constexpr std::size_t command_limit = 50;
inline constexpr std::size_t stats_limit = 2;  // stats commands in one query
inline constexpr std::int64_t limit_default = 10'000;
inline constexpr std::int64_t limit_highest = 100'000;

// "5m", "1mo": so many units of time.
struct Period {
    std::int64_t count = 1;
    std::string unit;  // ms s m h d w mo q y
};

struct Node {
    enum class Kind { literal, field, regex, period, list, call, aggregate };
    Kind kind = Kind::literal;
    Value literal;
    std::string name;  // of a field, a function or an operator: "and", "=", "like"
    Regex regex;
    Period period;
    std::size_t slot = 0;  // of an aggregate, among those of its command
    std::vector<Node> children;
};

// An expression with what its column is called: its alias, or its text as it was written.
struct Column {
    std::string name;
    Node node;
    bool has_alias = false;
};

struct Command {
    enum class Kind { fields, filter, stats, sort, limit, parse, display, dedup, addtotals };
    Kind kind = Kind::fields;
    std::vector<Column> columns;           // fields, display, stats, dedup; sort with `falling`; filter's one
    std::vector<bool> falling;             // sort: beside columns
    std::vector<Column> by;                // stats
    std::vector<Node> aggregates;          // stats: every aggregate of its columns, by slot
    std::int64_t limit = 0;                // limit
    Regex expression;                      // parse
    std::vector<std::string> names;        // parse: of its groups, in order; empty names are not kept; addtotals: what is summed
    std::string total_name = "Total";      // addtotals: of the column that sums each row; empty: none
    bool sums_columns = false;             // addtotals
};

struct Query {
    std::vector<Command> commands;
};

// Fails with MalformedQueryException, and with NotImplemented for a command of the language that is not built.
[[nodiscard]] Result<Query> parse_query(std::string_view text);

// The functions of the language: how many arguments each takes. Nothing where there is no such function.
struct Arity {
    std::size_t least = 0;
    std::size_t most = 0;
};
[[nodiscard]] std::optional<Arity> function_arity(std::string_view name);
[[nodiscard]] std::optional<Arity> aggregate_arity(std::string_view name);

}  // namespace backlot::logs::insights
