#include "clock/format.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/encoding.h"

namespace backlot::clock {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

struct Parts {
    int year = 1970;
    unsigned month = 1;
    unsigned day = 1;
    unsigned weekday = 4;
    long hour = 0;
    long minute = 0;
    long second = 0;
    long milli = 0;
};

Parts parts_of(Time time) {
    const auto day = floor<days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return {.year = static_cast<int>(date.year()),
            .month = static_cast<unsigned>(date.month()),
            .day = static_cast<unsigned>(date.day()),
            .weekday = std::chrono::weekday(day).c_encoding(),
            .hour = static_cast<long>(clock.hours().count()),
            .minute = static_cast<long>(clock.minutes().count()),
            .second = static_cast<long>(clock.seconds().count()),
            .milli = static_cast<long>(clock.subseconds().count())};
}

std::optional<Time> time_of(const Parts& p) {
    const std::chrono::year_month_day date{std::chrono::year(p.year), std::chrono::month(p.month),
                                           std::chrono::day(p.day)};
    // A leap second is taken as the second after it, as POSIX clocks do.
    if (!date.ok() || p.hour > 23 || p.minute > 59 || p.second > 60) return std::nullopt;
    return Time(std::chrono::sys_days(date)) + hours(p.hour) + minutes(p.minute) + seconds(p.second) +
           std::chrono::milliseconds(p.milli);
}

// Writes "2026-01-31" and "08:05:00" with the separators given; the year of a date before the year 0 has its sign.
class Printer {
  public:
    explicit Printer(const Parts& parts) : p_(parts) { out_.reserve(32); }
    Printer& year() {
        if (p_.year < 0) out_.push_back('-');
        return digits(p_.year < 0 ? -p_.year : p_.year, p_.year < 0 ? 3 : 4);
    }
    Printer& date(std::string_view between) {
        return year().text(between).digits(p_.month, 2).text(between).digits(p_.day, 2);
    }
    Printer& time(std::string_view between) {
        return digits(p_.hour, 2).text(between).digits(p_.minute, 2).text(between).digits(p_.second, 2);
    }
    template <class Number>
    Printer& digits(Number value, std::size_t width) {
        append_digits(out_, static_cast<std::uint64_t>(value), width);
        return *this;
    }
    Printer& text(std::string_view piece) {
        out_.append(piece);
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    const Parts& p_;
    std::string out_;
};

// Takes text from the front, remembering whether all of it had the form.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    template <class Number>
    void digits(std::size_t count, Number& into) {
        if (rest_.size() < count) return fail();
        Number value{};
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return fail();
            value = static_cast<Number>(value * 10 + static_cast<Number>(c - '0'));
        }
        into = value;
        rest_.remove_prefix(count);
    }
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(std::string_view text) {
        if (!rest_.starts_with(text)) return fail();
        rest_.remove_prefix(text.size());
    }
    // One of `names`, by its place.
    template <std::size_t Size>
    std::size_t name(const std::array<std::string_view, Size>& names) {
        for (std::size_t i = 0; i < Size; ++i) {
            if (rest_.starts_with(names[i])) {
                rest_.remove_prefix(names[i].size());
                return i;
            }
        }
        fail();
        return 0;
    }
    void fraction(long& milli) {
        long scale = 100;
        std::size_t count = 0;
        for (; count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count, scale /= 10) {
            milli += scale * (rest_[count] - '0');
        }
        if (count == 0) return fail();
        rest_.remove_prefix(count);
    }
    void fail() { good_ = false; }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool done() const { return good_ && rest_.empty(); }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace

std::string iso8601(Time time) {
    const auto p = parts_of(time);
    return Printer(p).date("-").text("T").time(":").text("Z").take();
}

std::string iso8601_millis(Time time) {
    const auto p = parts_of(time);
    return Printer(p).date("-").text("T").time(":").text(".").digits(p.milli, 3).text("Z").take();
}

std::string rfc1123(Time time) {
    const auto p = parts_of(time);
    return Printer(p).text(weekdays[p.weekday]).text(", ").digits(p.day, 2).text(" ").text(months[p.month - 1])
        .text(" ").year().text(" ").time(":").text(" GMT").take();
}

std::string basic_iso(Time time) {
    const auto p = parts_of(time);
    return Printer(p).date("").text("T").time("").text("Z").take();
}

std::string basic_date(Time time) { return basic_iso(time).substr(0, 8); }

std::string epoch_seconds(Time time) {
    const auto millis = time.time_since_epoch().count();
    const auto magnitude = millis < 0 ? -millis : millis;
    auto text = (millis < 0 ? "-" : "") + std::to_string(magnitude / 1000);
    if (magnitude % 1000 == 0) return text;
    text.push_back('.');
    append_digits(text, static_cast<std::uint64_t>(magnitude % 1000), 3);
    while (text.back() == '0') text.pop_back();
    return text;
}

std::optional<Time> parse_iso8601(std::string_view text) {
    Scanner in(text);
    Parts p;
    in.digits(4, p.year);
    in.expect("-");
    in.digits(2, p.month);
    in.expect("-");
    in.digits(2, p.day);
    if (in.done()) return time_of(p);
    if (!in.take('T') && !in.take('t') && !in.take(' ')) return std::nullopt;
    in.digits(2, p.hour);
    in.expect(":");
    in.digits(2, p.minute);
    if (in.take(':')) {
        in.digits(2, p.second);
        if (in.take('.')) in.fraction(p.milli);
    }
    long sign = 0;
    if (in.take('+')) sign = 1;
    else if (in.take('-')) sign = -1;
    else if (!in.take('Z') && !in.take('z') && !in.at_end()) return std::nullopt;
    long offset_hours = 0;
    long offset_minutes = 0;
    if (sign != 0) {
        in.digits(2, offset_hours);
        in.take(':');
        in.digits(2, offset_minutes);
    }
    if (!in.done()) return std::nullopt;
    const auto local = time_of(p);
    if (!local || offset_hours > 23 || offset_minutes > 59) return std::nullopt;
    return *local - sign * (hours(offset_hours) + minutes(offset_minutes));
}

std::optional<Time> parse_rfc1123(std::string_view text) {
    Scanner in(text);
    Parts p;
    (void)in.name(weekdays);
    in.expect(", ");
    in.digits(2, p.day);
    in.expect(" ");
    p.month = static_cast<unsigned>(in.name(months)) + 1;
    in.expect(" ");
    in.digits(4, p.year);
    in.expect(" ");
    in.digits(2, p.hour);
    in.expect(":");
    in.digits(2, p.minute);
    in.expect(":");
    in.digits(2, p.second);
    if (in.take('.')) in.fraction(p.milli);
    in.expect(" GMT");
    if (!in.done()) return std::nullopt;
    return time_of(p);
}

std::optional<Time> parse_basic_iso(std::string_view text) {
    Scanner in(text);
    Parts p;
    in.digits(4, p.year);
    in.digits(2, p.month);
    in.digits(2, p.day);
    in.expect("T");
    in.digits(2, p.hour);
    in.digits(2, p.minute);
    in.digits(2, p.second);
    in.expect("Z");
    if (!in.done()) return std::nullopt;
    return time_of(p);
}

std::optional<Time> parse_epoch_seconds(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    // Years -9999 to 9999; it also keeps infinities and NaN out.
    if (!(value > -377705116800.0 && value < 253402300800.0)) return std::nullopt;
    return Time(Duration(static_cast<std::int64_t>(value * 1000 + (value < 0 ? -0.5 : 0.5))));
}

}  // namespace backlot::clock
