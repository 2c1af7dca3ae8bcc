// Text forms of time: ISO 8601, its basic form in SigV4, the HTTP date. Always UTC.
//
// Parsers give nothing where the text is not of the form or names no real moment (31 February).
// Source: Smithy, "timestampFormat trait" (date-time, http-date, epoch-seconds); RFC 3339; RFC 9110 section 5.6.7.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "clock/clock.h"

namespace backlot::clock {

[[nodiscard]] std::string iso8601(Time time);          // 2026-01-31T09:30:00Z
[[nodiscard]] std::string iso8601_millis(Time time);   // 2026-01-31T09:30:00.250Z
[[nodiscard]] std::string rfc1123(Time time);          // Sat, 31 Jan 2026 09:30:00 GMT
[[nodiscard]] std::string basic_iso(Time time);        // 20260131T093000Z
[[nodiscard]] std::string basic_date(Time time);       // 20260131
[[nodiscard]] std::string epoch_seconds(Time time);    // 1769851800.25, without a fraction where it is whole

// Takes fractions of any length (cut to milliseconds), "Z" or an offset, and a date alone.
[[nodiscard]] std::optional<Time> parse_iso8601(std::string_view text);
[[nodiscard]] std::optional<Time> parse_rfc1123(std::string_view text);
[[nodiscard]] std::optional<Time> parse_basic_iso(std::string_view text);
[[nodiscard]] std::optional<Time> parse_epoch_seconds(std::string_view text);

}  // namespace backlot::clock
