// Condition: one operator on one key with its values, compiled.
//
// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", "Set operators for multivalued context keys".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/context.h"
#include "policy/pattern.h"

namespace backlot::policy {

// The keys that were asked for, in the order of asking, each once.
class KeyLog {
  public:
    void note(std::string_view key);
    [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }

  private:
    std::vector<std::string> keys_;
};

enum class Test : std::uint8_t {
    string_equals, string_equals_ignore_case, string_like, numeric_equals, numeric_less, numeric_less_equals,
    numeric_greater, numeric_greater_equals, date_equals, date_less, date_less_equals, date_greater,
    date_greater_equals, boolean, binary_equals, ip_address, arn_like, null,
};

struct Operator {
    enum class Set : std::uint8_t { none, for_all, for_any };
    Test test = Test::string_equals;
    bool is_negated = false;
    bool if_exists = false;
    Set set = Set::none;

    // "ForAllValues:StringLikeIfExists"; nothing where there is no such operator.
    [[nodiscard]] static std::optional<Operator> parse(std::string_view name);
};

// An address block: 16 bytes, IPv4 in the last four.
struct IpBlock {
    std::array<std::uint8_t, 16> address{};
    int bits = 128;
    bool is_v4 = false;
    [[nodiscard]] static std::optional<IpBlock> parse(std::string_view text);
    [[nodiscard]] bool contains(const IpBlock& other) const;
};

struct ConditionValue {
    Pattern text;
    std::optional<double> number;
    std::optional<std::int64_t> date;  // milliseconds since 1970
    std::optional<bool> boolean;
    std::optional<IpBlock> ip;
};

class Condition {
  public:
    Condition(Operator op, std::string key, const std::vector<std::string>& values, Pattern::Variables variables);

    [[nodiscard]] bool holds(const Context& context, KeyLog* log) const;

    [[nodiscard]] const Operator& op() const { return op_; }
    [[nodiscard]] const std::string& key() const { return key_; }
    [[nodiscard]] const std::vector<ConditionValue>& values() const { return values_; }

  private:
    enum class Match : std::uint8_t { no, yes, unresolved };
    [[nodiscard]] Match any_value_matches(std::string_view subject, const Context& context, KeyLog* log) const;

    Operator op_;
    std::string key_;
    std::uint64_t hash_ = 0;
    std::vector<ConditionValue> values_;
};

// Milliseconds since 1970 of an ISO 8601 date or of epoch seconds. Source: W3C NOTE-datetime.
[[nodiscard]] std::optional<std::int64_t> parse_date(std::string_view text);
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
// Segment by segment: a wildcard never spans the first five colons.
[[nodiscard]] bool arn_matches(std::string_view compiled, std::string_view subject);

}  // namespace backlot::policy
