#include "policy/condition.h"

#include <algorithm>
#include <utility>

#include "base/encoding.h"

namespace backlot::policy {
namespace {

struct NamedOperator {
    std::string_view name;
    Test test;
    bool is_negated = false;
};

constexpr NamedOperator named_operators[] = {
    {"StringEquals", Test::string_equals},
    {"StringNotEquals", Test::string_equals, true},
    {"StringEqualsIgnoreCase", Test::string_equals_ignore_case},
    {"StringNotEqualsIgnoreCase", Test::string_equals_ignore_case, true},
    {"StringLike", Test::string_like},
    {"StringNotLike", Test::string_like, true},
    {"NumericEquals", Test::numeric_equals},
    {"NumericNotEquals", Test::numeric_equals, true},
    {"NumericLessThan", Test::numeric_less},
    {"NumericLessThanEquals", Test::numeric_less_equals},
    {"NumericGreaterThan", Test::numeric_greater},
    {"NumericGreaterThanEquals", Test::numeric_greater_equals},
    {"DateEquals", Test::date_equals},
    {"DateNotEquals", Test::date_equals, true},
    {"DateLessThan", Test::date_less},
    {"DateLessThanEquals", Test::date_less_equals},
    {"DateGreaterThan", Test::date_greater},
    {"DateGreaterThanEquals", Test::date_greater_equals},
    {"Bool", Test::boolean},
    {"BinaryEquals", Test::binary_equals},
    {"IpAddress", Test::ip_address},
    {"NotIpAddress", Test::ip_address, true},
    {"ArnEquals", Test::arn_like},
    {"ArnNotEquals", Test::arn_like, true},
    {"ArnLike", Test::arn_like},
    {"ArnNotLike", Test::arn_like, true},
    {"Null", Test::null},
};

// The operators that replace policy variables. Source: "Policy elements: Variables and tags", "Where you can use
// policy variables": string operators and ARN operators.
bool takes_variables(Test test) {
    return test == Test::string_equals || test == Test::string_equals_ignore_case || test == Test::string_like ||
           test == Test::arn_like;
}

bool takes_wildcards(Test test) { return test == Test::string_like || test == Test::arn_like; }

bool is_numeric(Test test) { return test >= Test::numeric_equals && test <= Test::numeric_greater_equals; }
bool is_date(Test test) { return test >= Test::date_equals && test <= Test::date_greater_equals; }

std::optional<bool> parse_bool(std::string_view text) {
    if (equal_ignoring_case(text, "true")) return true;
    if (equal_ignoring_case(text, "false")) return false;
    return std::nullopt;
}

// 0: equal; 1: less; 2: less or equal; 3: greater; 4: greater or equal.
template <class T>
bool compare(int order, T subject, T value) {
    switch (order) {
        case 0: return subject == value;
        case 1: return subject < value;
        case 2: return subject <= value;
        case 3: return subject > value;
        default: return subject >= value;
    }
}

// Whether any value holds against what was given. A text that is not of the operator's type can be compared with
// nothing: it neither matches nor counts as different, which is told by nothing.
template <class T, class Holds>
std::optional<bool> any_holds(const std::vector<ConditionValue>& values, std::optional<T> ConditionValue::*member,
                              const std::optional<T>& given, Holds holds) {
    if (!given) return std::nullopt;
    bool is_comparable = true;
    for (const auto& value : values) {
        const auto& typed = value.*member;
        if (!typed) {
            is_comparable = false;
        } else if (holds(*typed, *given)) {
            return true;
        }
    }
    return is_comparable ? std::optional(false) : std::nullopt;
}

bool has_arn_form(std::string_view text) { return std::ranges::count(text, ':') >= 5; }

}  // namespace

void KeyLog::note(std::string_view key) {
    for (const auto& known : keys_)
        if (equal_ignoring_case(known, key)) return;
    keys_.emplace_back(key);
}

std::optional<Operator> Operator::parse(std::string_view name) {
    constexpr std::string_view all = "forallvalues:";
    constexpr std::string_view any = "foranyvalue:";
    constexpr std::string_view exists = "ifexists";
    const auto lower = to_lower(name);
    std::string_view rest = lower;
    Operator out;
    if (rest.starts_with(all)) {
        out.set = Set::for_all;
        rest.remove_prefix(all.size());
    } else if (rest.starts_with(any)) {
        out.set = Set::for_any;
        rest.remove_prefix(any.size());
    }
    if (rest.ends_with(exists)) {
        out.if_exists = true;
        rest.remove_suffix(exists.size());
    }
    for (const auto& known : named_operators) {
        if (!equal_ignoring_case(known.name, rest)) continue;
        out.test = known.test;
        out.is_negated = known.is_negated;
        if (out.test == Test::null && (out.if_exists || out.set != Set::none)) return std::nullopt;
        return out;
    }
    return std::nullopt;
}

Condition::Condition(Operator op, std::string key, const std::vector<std::string>& values, Pattern::Variables variables)
    : op_(op), key_(std::move(key)), hash_(hash_key(key_)) {
    const auto wildcards = takes_wildcards(op.test) ? Pattern::Wildcards::on : Pattern::Wildcards::off;
    const auto expands = takes_variables(op.test) ? variables : Pattern::Variables::off;
    for (const auto& value : values) {
        ConditionValue compiled{.text = Pattern(value, wildcards, expands)};
        if (is_numeric(op.test)) compiled.number = parse_number(value);
        if (is_date(op.test)) compiled.date = parse_date(value);
        if (op.test == Test::boolean || op.test == Test::null) compiled.boolean = parse_bool(value);
        if (op.test == Test::ip_address) compiled.ip = IpBlock::parse(value);
        values_.push_back(std::move(compiled));
    }
}

Condition::Match Condition::any_value_matches(std::string_view subject, const Context& context, KeyLog* log) const {
    const auto as_match = [](std::optional<bool> holds) { return !holds ? Match::unresolved : *holds ? Match::yes : Match::no; };
    if (is_numeric(op_.test)) {
        const int order = static_cast<int>(op_.test) - static_cast<int>(Test::numeric_equals);
        return as_match(any_holds(values_, &ConditionValue::number, parse_number(subject),
                         [order](double value, double given) { return compare(order, given, value); }));
    }
    if (is_date(op_.test)) {
        const int order = static_cast<int>(op_.test) - static_cast<int>(Test::date_equals);
        return as_match(any_holds(values_, &ConditionValue::date, parse_date(subject),
                         [order](std::int64_t value, std::int64_t given) { return compare(order, given, value); }));
    }
    if (op_.test == Test::boolean)
        return as_match(any_holds(values_, &ConditionValue::boolean, parse_bool(subject),
                         [](bool value, bool given) { return value == given; }));
    if (op_.test == Test::ip_address)
        return as_match(any_holds(values_, &ConditionValue::ip, IpBlock::parse(subject),
                         [](const IpBlock& value, const IpBlock& given) { return value.contains(given); }));
    if (op_.test == Test::arn_like && !has_arn_form(subject)) return Match::unresolved;
    bool is_unresolved = false;
    for (const auto& value : values_) {
        const auto expanded = value.text.has_variables() ? value.text.expand(context, log) : std::nullopt;
        // A variable without a value is null: nothing equals it, and everything differs from it.
        // Source: IAM User Guide, "IAM policy elements: Variables and tags", "Policy variables with no value".
        if (value.text.has_variables() && !expanded) continue;
        const std::string& text = expanded ? *expanded : value.text.compiled();
        if (op_.test == Test::arn_like && !has_arn_form(text)) {
            is_unresolved = true;
            continue;
        }
        const bool matches = op_.test == Test::string_like              ? glob_matches(text, subject)
                             : op_.test == Test::arn_like               ? arn_matches(text, subject)
                             : op_.test == Test::string_equals_ignore_case ? equal_ignoring_case(text, subject)
                                                                        : text == subject;
        if (matches) return Match::yes;
    }
    return is_unresolved ? Match::unresolved : Match::no;
}

bool Condition::holds(const Context& context, KeyLog* log) const {
    if (log != nullptr) log->note(key_);
    const auto* entry = context.find(hash_, key_);
    if (op_.test == Test::null)
        return std::ranges::any_of(values_, [&](const auto& v) { return v.boolean && *v.boolean == (entry == nullptr); });

    // Nothing to compare: a missing key, or for the set operators one that holds only empty text.
    const bool is_empty = entry == nullptr || (op_.set != Operator::Set::none && entry->value_count == 1 &&
                                               context.value(*entry, 0).empty());
    if (is_empty) {
        if (op_.if_exists && entry == nullptr) return true;
        if (op_.set == Operator::Set::for_all) return true;
        if (op_.set == Operator::Set::for_any) return false;
        if (entry == nullptr) return op_.is_negated;
    }

    // A value holds if the (negated) comparison does; one that cannot be compared never does.
    const auto value_holds = [&](std::uint32_t index) {
        const auto match = any_value_matches(context.value(*entry, index), context, log);
        return match == (op_.is_negated ? Match::no : Match::yes);
    };
    if (op_.set == Operator::Set::for_all) {
        for (std::uint32_t i = 0; i < entry->value_count; ++i)
            if (!value_holds(i)) return false;
        return true;
    }
    if (op_.set == Operator::Set::for_any) {
        for (std::uint32_t i = 0; i < entry->value_count; ++i)
            if (value_holds(i)) return true;
        return false;
    }
    // A multivalued key needs a set operator: without one nothing equals it.
    if (entry->arity == Arity::multi) return op_.is_negated;
    if (op_.is_negated) {
        for (std::uint32_t i = 0; i < entry->value_count; ++i)
            if (!value_holds(i)) return false;
        return true;
    }
    for (std::uint32_t i = 0; i < entry->value_count; ++i)
        if (value_holds(i)) return true;
    return false;
}

}  // namespace backlot::policy
