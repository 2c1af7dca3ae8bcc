// What a filter pattern compares a value with: a text with asterisks, a number or a regular expression.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace re2 {
class RE2;
}

namespace backlot::logs {

using Regex = std::shared_ptr<const re2::RE2>;

// Of the expressions that filter patterns may have: no groups, no bytes beyond ASCII.
// Fails with InvalidParameterException.
[[nodiscard]] Result<Regex> filter_regex(std::string_view expression);
[[nodiscard]] bool finds(const Regex& regex, std::string_view text);

// "*" is any run of characters.
[[nodiscard]] bool fits_wildcards(std::string_view pattern, std::string_view text);
[[nodiscard]] std::optional<double> number_of(std::string_view text);

enum class Comparison { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

// One of = != < <= > >= at the start of `rest`, which moves behind it.
[[nodiscard]] std::optional<Comparison> take_comparison(std::string_view& rest);
[[nodiscard]] bool compare(Comparison comparison, double left, double right);

// The right side of a comparison.
struct Operand {
    std::string text;
    std::optional<double> number;  // of a bare word that is one
    Regex regex;

    [[nodiscard]] bool fits(std::string_view value) const;
};

// A quoted text, %an expression% or a bare word, up to one of `ends` or a blank. Fails with InvalidParameterException.
[[nodiscard]] Result<Operand> take_operand(std::string_view& rest, std::string_view ends);

void skip_blanks(std::string_view& rest);

}  // namespace backlot::logs
