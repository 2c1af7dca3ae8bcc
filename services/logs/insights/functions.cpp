#include "services/logs/insights/functions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>

#include "base/encoding.h"
#include "services/logs/insights/addresses.h"
#include "services/logs/insights/evaluate.h"

namespace backlot::logs::insights {

namespace {

constexpr std::size_t any = std::numeric_limits<std::size_t>::max();

struct Known {
    std::string_view name;
    Arity arity;
};

constexpr std::array<Known, 39> known{{
    {"abs", {1, 1}},          {"ceil", {1, 1}},          {"floor", {1, 1}},        {"greatest", {1, any}},
    {"least", {1, any}},      {"log", {1, 1}},           {"sqrt", {1, 1}},         {"bin", {1, 1}},
    {"datefloor", {2, 2}},    {"dateceil", {2, 2}},      {"frommillis", {1, 1}},   {"tomillis", {1, 1}},
    {"now", {0, 0}},          {"ispresent", {1, 1}},     {"coalesce", {1, any}},   {"jsonparse", {1, 1}},
    {"jsonstringify", {1, 1}}, {"isvalidip", {1, 1}},    {"isvalidipv4", {1, 1}},  {"isvalidipv6", {1, 1}},
    {"isipinsubnet", {2, 2}}, {"isipv4insubnet", {2, 2}}, {"isipv6insubnet", {2, 2}}, {"isempty", {1, 1}},
    {"isblank", {1, 1}},      {"concat", {1, any}},      {"ltrim", {1, 2}},        {"rtrim", {1, 2}},
    {"trim", {1, 2}},         {"strlen", {1, 1}},        {"toupper", {1, 1}},      {"tolower", {1, 1}},
    {"substr", {2, 3}},       {"replace", {3, 3}},       {"strcontains", {2, 2}},  {"isnumeric", {1, 1}},
    {"startswith", {2, 2}},   {"endswith", {2, 2}},      {"round", {1, 2}},
}};

Value numeric(std::string_view name, const std::vector<Value>& arguments) {
    std::vector<double> numbers;
    for (const auto& argument : arguments) {
        const auto number = number_of(argument);
        if (!number) return Missing{};
        numbers.push_back(*number);
    }
    if (name == "abs") return std::fabs(numbers[0]);
    if (name == "ceil") return std::ceil(numbers[0]);
    if (name == "floor") return std::floor(numbers[0]);
    if (name == "greatest") return std::ranges::max(numbers);
    if (name == "least") return std::ranges::min(numbers);
    if (name == "log") return numbers[0] > 0 ? Value{std::log(numbers[0])} : Value{};
    if (name == "sqrt") return numbers[0] >= 0 ? Value{std::sqrt(numbers[0])} : Value{};
    if (name == "round") {
        const auto scale = std::pow(10.0, numbers.size() > 1 ? numbers[1] : 0.0);
        return std::round(numbers[0] * scale) / scale;
    }
    if (name == "frommillis") return Instant{static_cast<std::int64_t>(numbers[0])};
    return numbers[0];  // tomillis
}

std::string trimmed(std::string_view name, std::string text, std::string_view characters) {
    if (name != "rtrim") text.erase(0, std::min(text.find_first_not_of(characters), text.size()));
    if (name != "ltrim") text.erase(text.find_last_not_of(characters) + 1);
    return text;
}

Value part_of(const std::string& text, const std::vector<Value>& arguments) {
    const auto from = number_of(arguments[1]);
    if (!from || *from < 0 || *from > static_cast<double>(text.size())) return Missing{};
    std::size_t size = text.npos;
    if (arguments.size() > 2) {
        const auto wanted = number_of(arguments[2]);
        if (!wanted || *wanted < 0) return Missing{};
        size = static_cast<std::size_t>(std::min(*wanted, static_cast<double>(text.size())));
    }
    return text.substr(static_cast<std::size_t>(*from), size);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    if (what.empty()) return text;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) text.replace(at,
        what.size(), with);
    return text;
}

Value textual(std::string_view name, const std::vector<Value>& arguments) {
    std::vector<std::string> texts;
    for (const auto& argument : arguments) {
        const auto text = text_of(argument);
        if (!text) return Missing{};
        texts.push_back(*text);
    }
    if (name == "concat") {
        std::string all;
        for (const auto& text : texts) all += text;
        return all;
    }
    if (name.ends_with("trim")) return trimmed(name, texts[0], texts.size() > 1 ? texts[1] : " \t\n\r");
    if (name == "strlen") {
        const auto starts = std::ranges::count_if(texts[0],
                                                  [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        return static_cast<double>(starts);
    }
    if (name == "toupper") return to_upper(texts[0]);
    if (name == "tolower") return to_lower(texts[0]);
    if (name == "substr") return part_of(texts[0], arguments);
    if (name == "replace") return replaced(texts[0], texts[1], texts[2]);
    if (name == "strcontains") return texts[0].find(texts[1]) != std::string::npos;
    if (name == "startswith") return texts[0].starts_with(texts[1]);
    if (name == "endswith") return texts[0].ends_with(texts[1]);
    if (name == "isvalidip") return address_of(texts[0]).has_value();
    if (name == "isvalidipv4" || name == "isvalidipv6") {
        const auto address = address_of(texts[0]);
        return address && address->is_six == (name == "isvalidipv6");
    }
    const auto address = address_of(texts[0]);
    const auto wants_six = name == "isipv6insubnet";
    if (!address || (name != "isipinsubnet" && address->is_six != wants_six)) return false;
    return is_in_subnet(*address, texts[1]);
}

}  // namespace

std::optional<Arity> function_arity(std::string_view name) {
    const auto found = std::ranges::find(known, name, &Known::name);
    return found == known.end() ? std::nullopt : std::optional(found->arity);
}

Value call_function(std::string_view name, const std::vector<Value>& arguments) {
    const auto& first = arguments[0];
    if (name == "ispresent") return !is_missing(first);
    if (name == "isempty") return is_missing(first) || text_of(first)->empty();
    if (name == "isblank") return is_missing(first) ||
        text_of(first)->find_first_not_of(" \t\n\r") == std::string::npos;
    if (name == "isnumeric") return number_of(first).has_value();
    if (name == "coalesce") {
        const auto found = std::ranges::find_if_not(arguments, is_missing);
        return found == arguments.end() ? Value{} : *found;
    }
    if (name == "jsonparse") {
        const auto text = text_of(first);
        const auto parsed = text ? Json::parse(*text) : Result<Json>(fail("", ""));
        return parsed ? value_of(*parsed) : Value{};
    }
    if (name == "jsonstringify") {
        const auto text = text_of(first);
        if (std::holds_alternative<Json>(first)) return *text;
        return text ? Value{Json(*text).dump()} : Value{};
    }
    constexpr std::array numbers{"abs", "ceil", "floor", "greatest", "least", "log", "sqrt", "round", "frommillis",
                                 "tomillis"};
    if (std::ranges::find(numbers, name) != numbers.end()) return numeric(name, arguments);
    return textual(name, arguments);
}

namespace {

using std::chrono::milliseconds;

std::optional<std::int64_t> fixed_ms(const Period& period) {
    constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> units{{
        {"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}, {"w", 604'800'000}}};
    for (const auto& [unit, size] : units) {
        if (period.unit == unit) return period.count * size;
    }
    return std::nullopt;
}

std::int64_t month_start(std::int64_t months) {
    const std::chrono::year_month_day day{std::chrono::year{static_cast<int>(1970 + months / 12)},
                                          std::chrono::month{static_cast<unsigned>(months % 12 + 1)},
                                              std::chrono::day{1}};
    return milliseconds(std::chrono::sys_days{day}.time_since_epoch()).count();
}

// Where the period around a moment begins, and where the next one does.
std::pair<std::int64_t, std::int64_t> bounds(std::int64_t ms, const Period& period) {
    if (const auto size = fixed_ms(period)) {
        const auto from = ms - ((ms % *size) + *size) % *size;
        return {from, from + *size};
    }
    const auto size = period.count * (period.unit == "y" ? 12 : period.unit == "q" ? 3 : 1);
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(clock::Time{milliseconds{std::max<std::int64_t>(ms, 0)}})};
    const auto months = (static_cast<int>(day.year()) - 1970) * 12 +
        static_cast<std::int64_t>(static_cast<unsigned>(day.month())) - 1;
    const auto from = months - months % size;
    return {month_start(from), month_start(from + size)};
}

}  // namespace

std::int64_t floor_to(std::int64_t ms, const Period& period) { return bounds(ms, period).first; }

std::int64_t ceil_to(std::int64_t ms, const Period& period) {
    const auto [from, to] = bounds(ms, period);
    return from == ms ? from : to;
}

}  // namespace backlot::logs::insights
