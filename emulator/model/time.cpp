#include "model/time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "base/encoding.h"

namespace backlot::model {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

void append_time_of_day(std::string& out, const std::chrono::hh_mm_ss<seconds>& clock) {
    append_digits(out, static_cast<std::uint64_t>(clock.hours().count()), 2);
    append_digits(out += ':', static_cast<std::uint64_t>(clock.minutes().count()), 2);
    append_digits(out += ':', static_cast<std::uint64_t>(clock.seconds().count()), 2);
}

void append_year(std::string& out, std::chrono::year year) {
    const int value{year};
    if (value < 0) out += '-';
    append_digits(out, static_cast<std::uint64_t>(std::abs(value)), 4);
}

std::optional<Timestamp> parse_iso(std::string_view text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, used = 0;
    const std::string copy(text);
    if (std::sscanf(copy.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3) return std::nullopt;
    std::string_view rest = std::string_view(copy).substr(static_cast<std::size_t>(used));
    milliseconds fraction{0};
    std::chrono::minutes offset{0};
    if (!rest.empty()) {
        if (std::sscanf(rest.data(), "%*1[Tt ]%2d:%2d:%2d%n", &hour, &minute, &second, &used) != 3) return std::nullopt;
        rest.remove_prefix(static_cast<std::size_t>(used));
        if (rest.starts_with(".")) {
            rest.remove_prefix(1);
            int scale = 100;
            while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
                fraction += milliseconds((rest.front() - '0') * scale);
                scale /= 10;
                rest.remove_prefix(1);
            }
        }
        if (rest.starts_with("+") || rest.starts_with("-")) {
            int hours = 0, minutes = 0;
            if (std::sscanf(rest.data() + 1, "%2d:%2d", &hours, &minutes) != 2 &&
                std::sscanf(rest.data() + 1, "%2d%2d", &hours, &minutes) != 2) {
                return std::nullopt;
            }
            offset = std::chrono::minutes((hours * 60 + minutes) * (rest.front() == '-' ? -1 : 1));
        } else if (!rest.empty() && rest != "Z" && rest != "z") {
            return std::nullopt;
        }
    }
    const auto date = std::chrono::year{year} / month / day;
    if (!date.ok() || hour > 24 || minute > 59 || second > 60) return std::nullopt;
    return std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} + seconds{second} +
           fraction - offset;
}

std::optional<Timestamp> parse_http(std::string_view text) {
    std::tm parts{};
    const std::string copy(text);
    for (const char* form : {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"}) {
        parts = {};
        const char* end = strptime(copy.c_str(), form, &parts);
        if (end != nullptr && *end == '\0') {
            return Timestamp{seconds{timegm(&parts)}};
        }
    }
    return std::nullopt;
}

}  // namespace

std::string time_text(Timestamp time, TimeFormat format) {
    const auto whole = std::chrono::floor<seconds>(time);
    const auto fraction = static_cast<std::uint64_t>((time - whole).count());
    const auto day = std::chrono::floor<std::chrono::days>(whole);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{whole - day};
    std::string out;
    out.reserve(32);
    switch (format) {
        case TimeFormat::rfc822:
            out.append(weekdays[std::chrono::weekday{day}.c_encoding()]).append(", ");
            append_digits(out, unsigned{date.day()}, 2);
            out.append(" ").append(months[unsigned{date.month()} - 1]).append(" ");
            append_year(out, date.year());
            append_time_of_day(out += ' ', clock);
            return out += " GMT";
        case TimeFormat::unix_seconds:
            out = std::to_string(whole.time_since_epoch().count());
            if (fraction != 0) append_digits(out += '.', fraction, 3);
            return out;
        default:
            append_year(out, date.year());
            append_digits(out += '-', unsigned{date.month()}, 2);
            append_digits(out += '-', unsigned{date.day()}, 2);
            append_time_of_day(out += 'T', clock);
            if (fraction != 0) append_digits(out += '.', fraction, 3);
            return out += 'Z';
    }
}

std::optional<Timestamp> parse_time(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size() && std::abs(number) < 1e13) {
        return Timestamp{milliseconds{static_cast<std::int64_t>(std::llround(number * 1000))}};
    }
    if (auto iso = parse_iso(text)) return iso;
    return parse_http(text);
}

}  // namespace backlot::model
