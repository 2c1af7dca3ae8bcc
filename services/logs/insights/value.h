// What an expression of a Logs Insights query comes to.
//
// Values of events are texts; one that reads as a number is one wherever a number is wanted.
//
// Source: Amazon CloudWatch Logs User Guide, "Supported logs and discovered fields", "Boolean, comparison, numeric,
// datetime, and other functions".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "text/json.h"

namespace backlot::logs::insights {

struct Instant {
    std::int64_t ms = 0;  // since 1970
    friend bool operator==(const Instant&, const Instant&) = default;
};

using Missing = std::monostate;
using Value = std::variant<Missing, bool, double, Instant, std::string, Json>;

[[nodiscard]] inline bool is_missing(const Value& value) { return std::holds_alternative<Missing>(value); }
// As results have it: "2026-01-31 09:30:00.250", "3", "2.5". Nothing where the value is missing.
[[nodiscard]] std::optional<std::string> text_of(const Value& value);
[[nodiscard]] std::optional<double> number_of(const Value& value);
[[nodiscard]] bool is_true(const Value& value);
// A value of a JSON document: texts, numbers and booleans become plain ones, null is missing.
[[nodiscard]] Value value_of(const Json& json);

// As numbers where both are, else as texts. Nothing where one is missing.
[[nodiscard]] std::optional<std::strong_ordering> compare(const Value& left, const Value& right);
// The order of `sort`: missing, then texts, then numbers.
[[nodiscard]] std::strong_ordering sort_order(const Value& left, const Value& right);

}  // namespace backlot::logs::insights
