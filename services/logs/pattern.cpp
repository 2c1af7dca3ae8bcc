#include "services/logs/pattern.h"

#include <algorithm>
#include <vector>

#include "services/logs/errors.h"
#include "services/logs/pattern_value.h"

namespace backlot::logs {

namespace {

struct Term {
    std::string text;
    Regex regex;
    [[nodiscard]] bool is_in(std::string_view message) const {
        return regex ? finds(regex, message) : message.find(text) != message.npos;
    }
};

class TermMatcher final : public FilterPattern::Matcher {
  public:
    std::vector<Term> wanted;
    std::vector<Term> unwanted;
    std::vector<Term> optional;

    bool matches(std::string_view message, FilterPattern::Extracted*) const override {
        const auto is_in = [&](const Term& term) { return term.is_in(message); };
        if (wanted.empty() && unwanted.empty()) return optional.empty() || std::ranges::any_of(optional, is_in);
        return std::ranges::all_of(wanted, is_in) && std::ranges::none_of(unwanted, is_in);
    }
};

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

Result<std::shared_ptr<const FilterPattern::Matcher>> parse_terms(std::string_view rest) {
    auto matcher = std::make_shared<TermMatcher>();
    for (skip_blanks(rest); !rest.empty(); skip_blanks(rest)) {
        auto* list = &matcher->wanted;
        if (rest.front() == '-') list = &matcher->unwanted;
        if (rest.front() == '?') list = &matcher->optional;
        if (list != &matcher->wanted) rest.remove_prefix(1);
        const bool is_bare = !rest.starts_with('"') && !rest.starts_with('%');
        BACKLOT_TRY(operand, take_operand(rest, ""));
        if (is_bare && !std::ranges::all_of(operand.text, is_word_character)) {
            return errors::invalid_parameter("Invalid character(s) in term '" + operand.text + "'");
        }
        list->push_back({.text = std::move(operand.text), .regex = std::move(operand.regex)});
    }
    return std::shared_ptr<const FilterPattern::Matcher>(std::move(matcher));
}

}  // namespace

Result<FilterPattern> FilterPattern::parse(std::string_view text) {
    skip_blanks(text);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
    auto matcher = text.starts_with('{')   ? parse_json_pattern(text)
                   : text.starts_with('[') ? parse_field_pattern(text)
                                           : parse_terms(text);
    if (!matcher) return std::unexpected(std::move(matcher).error());
    return FilterPattern(std::move(*matcher));
}

}  // namespace backlot::logs
