// Reading the values of conditions: dates, numbers, addresses, ARNs.
#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/encoding.h"
#include "policy/condition.h"

namespace backlot::policy {
namespace {

// Reads digits off the front of a text.
struct DateReader {
    std::string_view rest;

    std::optional<int> digits(std::size_t count) {
        if (rest.size() < count) return std::nullopt;
        int out = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest[i] < '0' || rest[i] > '9') return std::nullopt;
            out = out * 10 + (rest[i] - '0');
        }
        rest.remove_prefix(count);
        return out;
    }
    bool take(char c) {
        if (!rest.starts_with(c)) return false;
        rest.remove_prefix(1);
        return true;
    }
};

// What follows the day: "T10:00", "T10:00:30.5Z", "T10:00:00+01:00", in milliseconds.
std::optional<std::int64_t> time_of_day(DateReader& reader) {
    const auto hour = reader.digits(2);
    if (!hour || *hour > 24 || !reader.take(':')) return std::nullopt;
    const auto minute = reader.digits(2);
    if (!minute || *minute > 59) return std::nullopt;
    std::int64_t out = (std::int64_t{*hour} * 60 + *minute) * 60'000;
    if (reader.take(':')) {
        const auto second = reader.digits(2);
        if (!second || *second > 60) return std::nullopt;
        out += std::int64_t{*second} * 1'000;
        if (reader.take('.')) {
            std::int64_t scale = 100;
            std::size_t count = 0;
            while (const auto digit = reader.digits(1)) {
                out += *digit * scale;
                scale /= 10;
                ++count;
            }
            if (count == 0) return std::nullopt;
        }
    }
    if (reader.rest.empty() || reader.take('Z') || reader.take('z')) return out;
    const bool is_east = reader.take('+');
    if (!is_east && !reader.take('-')) return std::nullopt;
    const auto hours = reader.digits(2);
    if (!hours) return std::nullopt;
    reader.take(':');
    const auto minutes = reader.rest.empty() ? std::optional(0) : reader.digits(2);
    if (!minutes) return std::nullopt;
    const std::int64_t offset = (std::int64_t{*hours} * 60 + *minutes) * 60'000;
    return is_east ? out - offset : out + offset;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    text = trim(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    // from_chars would also read "inf" and "nan".
    const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.empty() || ((digits[0] < '0' || digits[0] > '9') && digits[0] != '.')) return std::nullopt;
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

std::optional<std::int64_t> parse_date(std::string_view text) {
    using namespace std::chrono;
    text = trim(text);
    // Four digits are a year; any other number is epoch seconds.
    const auto body = text.substr(text.starts_with('-') ? 1 : 0);
    const bool is_number = !body.empty() && std::ranges::all_of(body, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (is_number && text.size() != 4) {
        const auto seconds = parse_number(text);
        if (!seconds || *seconds > 1e15 || *seconds < -1e15) return std::nullopt;
        return static_cast<std::int64_t>(*seconds * 1'000);
    }
    DateReader reader{text};
    const auto year = reader.digits(4);
    if (!year) return std::nullopt;
    int month_number = 1;
    int day_number = 1;
    bool has_day = false;
    if (reader.take('-')) {
        const auto number = reader.digits(2);
        if (!number) return std::nullopt;
        month_number = *number;
        if (reader.take('-')) {
            const auto other = reader.digits(2);
            if (!other) return std::nullopt;
            day_number = *other;
            has_day = true;
        }
    }
    const year_month_day date{std::chrono::year{*year}, month{static_cast<unsigned>(month_number)},
                              day{static_cast<unsigned>(day_number)}};
    if (!date.ok()) return std::nullopt;
    std::int64_t out = duration_cast<milliseconds>(sys_days{date}.time_since_epoch()).count();
    if (has_day && (reader.take('T') || reader.take('t') || reader.take(' '))) {
        const auto time = time_of_day(reader);
        if (!time) return std::nullopt;
        out += *time;
    } else if (has_day) {
        reader.take('Z');
    }
    if (!reader.rest.empty()) return std::nullopt;
    return out;
}

std::optional<IpBlock> IpBlock::parse(std::string_view text) {
    text = trim(text);
    IpBlock out;
    int given = -1;
    if (const auto slash = text.find('/'); slash != text.npos) {
        const auto bits = text.substr(slash + 1);
        const auto [end, error] = std::from_chars(bits.data(), bits.data() + bits.size(), given);
        if (bits.empty() || error != std::errc{} || end != bits.data() + bits.size() || given < 0) return std::nullopt;
        text = text.substr(0, slash);
    }
    const std::string address(text);
    in_addr v4{};
    if (inet_pton(AF_INET, address.c_str(), &v4) == 1) {
        if (given > 32) return std::nullopt;
        out.is_v4 = true;
        std::copy_n(reinterpret_cast<const std::uint8_t*>(&v4), 4, out.address.begin() + 12);
        out.bits = 96 + (given < 0 ? 32 : given);
        return out;
    }
    in6_addr v6{};
    if (inet_pton(AF_INET6, address.c_str(), &v6) != 1 || given > 128) return std::nullopt;
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&v6), 16, out.address.begin());
    out.bits = given < 0 ? 128 : given;
    return out;
}

bool IpBlock::contains(const IpBlock& other) const {
    if (is_v4 != other.is_v4 || other.bits < bits) return false;
    for (int bit = is_v4 ? 96 : 0; bit < bits; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const auto mask = static_cast<std::uint8_t>(0x80U >> static_cast<unsigned>(bit % 8));
        if (((address[at] ^ other.address[at]) & mask) != 0) return false;
    }
    return true;
}

bool arn_matches(std::string_view compiled, std::string_view subject) {
    for (int segment = 0; segment < 5; ++segment) {
        const auto colon = compiled.find(':');
        const auto other = subject.find(':');
        if (colon == compiled.npos || other == subject.npos) return false;
        if (!glob_matches(compiled.substr(0, colon), subject.substr(0, other))) return false;
        compiled.remove_prefix(colon + 1);
        subject.remove_prefix(other + 1);
    }
    return glob_matches(compiled, subject);
}

}  // namespace backlot::policy
