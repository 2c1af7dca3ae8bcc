#include "services/logs/insights/value.h"

#include <charconv>
#include <cmath>

#include "clock/format.h"
#include "services/logs/pattern_value.h"

namespace backlot::logs::insights {

namespace {

std::string number_text(double number) {
    char buffer[64];
    if (std::floor(number) == number && std::fabs(number) < 1e15) {
        const auto done = std::to_chars(buffer, buffer + sizeof(buffer), static_cast<std::int64_t>(number));
        return {buffer, done.ptr};
    }
    const auto done = std::to_chars(buffer, buffer + sizeof(buffer), number);
    return {buffer, done.ptr};
}

std::string instant_text(Instant instant) {
    auto text = clock::iso8601_millis(clock::Time{std::chrono::milliseconds{instant.ms}});
    text[10] = ' ';
    text.pop_back();  // Z
    return text;
}

std::strong_ordering order_of(double left, double right) {
    return left < right ? std::strong_ordering::less : right < left ? std::strong_ordering::greater
        : std::strong_ordering::equal;
}

}  // namespace

std::optional<std::string> text_of(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "1" : "0";
    if (const auto* number = std::get_if<double>(&value)) return number_text(*number);
    if (const auto* instant = std::get_if<Instant>(&value)) return instant_text(*instant);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* json = std::get_if<Json>(&value)) return json->dump();
    return std::nullopt;
}

std::optional<double> number_of(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* instant = std::get_if<Instant>(&value)) return static_cast<double>(instant->ms);
    if (const auto* text = std::get_if<std::string>(&value)) return logs::number_of(*text);
    return std::nullopt;
}

bool is_true(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* text = std::get_if<std::string>(&value)) return *text == "true" || *text == "1";
    const auto number = number_of(value);
    return number && *number != 0;
}

Value value_of(const Json& json) {
    if (json.is_null()) return Missing{};
    if (json.is_string()) return json.as_string();
    if (json.is_number()) return json.number_text();
    if (json.is_bool()) return std::string(json.as_bool() ? "true" : "false");
    return json;
}

std::optional<std::strong_ordering> compare(const Value& left, const Value& right) {
    const auto left_number = number_of(left);
    const auto right_number = number_of(right);
    if (left_number && right_number) return order_of(*left_number, *right_number);
    const auto left_text = text_of(left);
    const auto right_text = text_of(right);
    if (!left_text || !right_text) return std::nullopt;
    return *left_text <=> *right_text;
}

std::strong_ordering sort_order(const Value& left, const Value& right) {
    const auto rank = [](const Value& value) { return is_missing(value) ? 0 : number_of(value) ? 2 : 1; };
    if (rank(left) != rank(right)) return rank(left) <=> rank(right);
    return compare(left, right).value_or(std::strong_ordering::equal);
}

}  // namespace backlot::logs::insights
