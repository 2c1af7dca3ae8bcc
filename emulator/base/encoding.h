// Text forms of bytes: hexadecimal, base64, base32, and the percent encoding of URIs.
//
// Source: RFC 4648; RFC 3986; "Create a signed AWS API request", UriEncode.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backlot {

[[nodiscard]] std::string hex(std::string_view bytes);                        // lower case
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);
[[nodiscard]] std::string base64(std::string_view bytes);                     // with padding
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);  // strict but for missing padding
[[nodiscard]] std::string base64_url(std::string_view bytes);                 // no padding
[[nodiscard]] std::optional<std::string> from_base64_url(std::string_view text);
[[nodiscard]] std::string base32(std::string_view bytes);                     // upper case, no padding

enum class Slash { encoded, kept };

[[nodiscard]] bool is_unreserved(char c);  // RFC 3986: A-Z a-z 0-9 - . _ ~
// Everything else becomes %XX.
[[nodiscard]] std::string uri_encode(std::string_view text, Slash slash = Slash::encoded);
// %XX to bytes. A lone or malformed % stays as it is. `plus_is_space` for application/x-www-form-urlencoded.
enum class Plus { kept, is_space };
[[nodiscard]] std::string uri_decode(std::string_view text, Plus plus = Plus::kept);

// A number in decimal, with zeros in front up to `width` digits; more digits where it needs them.
void append_digits(std::string& out, std::uint64_t value, std::size_t width);

[[nodiscard]] std::string to_lower(std::string_view text);  // ASCII
[[nodiscard]] std::string to_upper(std::string_view text);
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] std::string_view trim(std::string_view text);  // blanks and tabs at both ends
[[nodiscard]] bool is_blank(std::string_view text);           // nothing but blanks, tabs and ends of lines
[[nodiscard]] bool is_valid_utf8(std::string_view text);

}  // namespace backlot
