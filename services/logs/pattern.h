// Filter patterns: terms, space-delimited fields and JSON selectors, as metric filters, subscription filters and
// FilterLogEvents take them.
//
//     ERROR -timeout "two words"         every term in the message, "-" terms not; case matters
//     ?ERROR ?WARN                       one of them; beside other terms "?" ones count for nothing
//     %[Ee]rror%                         a regular expression
//     [ip, ..., status = 4*, bytes > 1]  fields of a line that blanks, brackets and quotes divide
//     { ($.a = "x*" || $.b[0] > 3) && $.c NOT EXISTS }
//
// Immutable and cheap to copy. Source: Amazon CloudWatch Logs User Guide, "Filter pattern syntax for metric filters,
// subscription filters, filter log events, and Live Tail", "Supported regular expressions (regex) syntax".
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::logs {

class FilterPattern {
  public:
    using Extracted = std::map<std::string, std::string>;

    class Matcher {
      public:
        virtual ~Matcher() = default;
        // Fills `extracted`, where it is not null, only if it matches.
        [[nodiscard]] virtual bool matches(std::string_view message, Extracted* extracted) const = 0;
    };

    // Fails with InvalidParameterException.
    [[nodiscard]] static Result<FilterPattern> parse(std::string_view text);

    [[nodiscard]] bool matches(std::string_view message, Extracted* extracted = nullptr) const {
        return matcher_->matches(message, extracted);
    }

  private:
    explicit FilterPattern(std::shared_ptr<const Matcher> matcher) : matcher_(std::move(matcher)) {}
    std::shared_ptr<const Matcher> matcher_;
};

inline constexpr int pattern_depth_limit = 32;

// "{ ... }" and "[ ... ]", their outer marks included. Fail with InvalidParameterException.
[[nodiscard]] Result<std::shared_ptr<const FilterPattern::Matcher>> parse_json_pattern(std::string_view text);
[[nodiscard]] Result<std::shared_ptr<const FilterPattern::Matcher>> parse_field_pattern(std::string_view text);

}  // namespace backlot::logs
