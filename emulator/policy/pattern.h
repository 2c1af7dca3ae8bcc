// Pattern: a text with wildcards and policy variables, compiled for matching without regular expressions.
//
// Source: IAM User Guide, "IAM JSON policy elements: Resource" (wildcards), "Policy elements: Variables and tags".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/context.h"

namespace backlot::policy {

class KeyLog;  // condition.h

class Pattern {
  public:
    enum class Wildcards : std::uint8_t { on, off };
    enum class Variables : std::uint8_t { on, off };

    Pattern() = default;
    Pattern(std::string_view text, Wildcards wildcards, Variables variables);

    // Without variables only.
    [[nodiscard]] bool matches(std::string_view subject) const;
    // Nothing where a variable has no value.
    [[nodiscard]] std::optional<bool> matches(std::string_view subject, const Context& context, KeyLog* log) const;

    [[nodiscard]] bool has_variables() const { return !parts_.empty(); }
    [[nodiscard]] bool is_any() const { return kind_ == Kind::any; }
    [[nodiscard]] bool has_wildcards() const { return kind_ != Kind::literal; }
    [[nodiscard]] const std::string& source() const { return source_; }
    // The compiled text with each variable replaced by its value (see glob_matches); nothing where one has none.
    [[nodiscard]] std::optional<std::string> expand(const Context& context, KeyLog* log) const;
    [[nodiscard]] const std::string& compiled() const { return text_; }

  private:
    enum class Kind : std::uint8_t { literal, any, prefix, glob };
    struct Part {
        std::string text;  // compiled, before the variable
        std::string key;   // empty: no variable follows
        std::uint64_t hash = 0;
        std::optional<std::string> otherwise;
    };
    void compile();

    Kind kind_ = Kind::literal;
    std::string text_;
    std::vector<Part> parts_;
    std::string source_;
};

// In compiled texts a wildcard is one of these bytes, so that "${*}" and values of variables stay literal.
inline constexpr char wildcard_run = '\x01';
inline constexpr char wildcard_one = '\x02';

[[nodiscard]] bool glob_matches(std::string_view compiled, std::string_view subject);

}  // namespace backlot::policy
