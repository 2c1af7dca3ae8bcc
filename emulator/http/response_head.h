// The head of an answer as bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/exchange.h"

namespace backlot::http {

[[nodiscard]] std::string_view reason_phrase(int status);

// Whether an answer of that status has neither body nor Content-Length (RFC 9110, 8.6).
[[nodiscard]] constexpr bool is_bodiless(int status) { return status < 200 || status == 204 || status == 304; }

enum class Connection { unsaid, close, keep_alive };

// Appends status line, headers and the blank line. A CR, LF or NUL in a header becomes a blank: a stored value must
// not be able to end the header. `date` is an HTTP date.
void append_response_head(std::string& out, const Response& response, std::uint64_t length, Connection connection,
                          std::string_view date);

}  // namespace backlot::http
