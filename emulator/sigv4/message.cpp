#include "sigv4/message.h"

#include <algorithm>

#include "base/encoding.h"

namespace backlot::sigv4 {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// A time with these separators in the date and in the time of day.
std::string formatted(Time time, std::string_view in_date, std::string_view in_time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::string out;
    out.reserve(24);
    append_digits(out, static_cast<std::uint64_t>(std::max(0, int{date.year()})), 4);
    append_digits(out.append(in_date), unsigned{date.month()}, 2);
    append_digits(out.append(in_date), unsigned{date.day()}, 2);
    append_digits(out.append("T"), static_cast<std::uint64_t>(clock.hours().count()), 2);
    append_digits(out.append(in_time), static_cast<std::uint64_t>(clock.minutes().count()), 2);
    append_digits(out.append(in_time), static_cast<std::uint64_t>(clock.seconds().count()), 2);
    return out.append("Z");
}

}  // namespace

std::string basic_time(Time time) { return formatted(time, "", ""); }
std::string extended_time(Time time) { return formatted(time, "-", ":"); }

std::optional<Time> parse_basic_time(std::string_view text) {
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(4, 2));
    const auto day = digits(text.substr(6, 2));
    const auto hour = digits(text.substr(9, 2));
    const auto minute = digits(text.substr(11, 2));
    const auto second = digits(text.substr(13, 2));
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second};
}

}  // namespace backlot::sigv4
