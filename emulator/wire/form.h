// Form: names and values of a query string or a form body, decoded, in order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backlot::wire {

using Form = std::vector<std::pair<std::string, std::string>>;

// Decodes "a=b&c": %XX and '+' to bytes; a name without '=' has an empty value. Stops behind `limit` parameters.
[[nodiscard]] Form parse_form(std::string_view text, std::size_t limit = 20'000);
// The first value of that name, or null.
[[nodiscard]] const std::string* find(const Form& form, std::string_view name);
void append_parameter(std::string& out, std::string_view name, std::string_view value);

}  // namespace backlot::wire
