#include "services/logs/pattern_value.h"

#include <re2/re2.h>

#include <charconv>

#include "services/logs/errors.h"

namespace backlot::logs {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

void skip_blanks(std::string_view& rest) {
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
}

Result<Regex> filter_regex(std::string_view expression) {
    constexpr std::string_view symbols = "_#=@/;,-:^$?[]{}|\\*+. ";
    for (std::size_t i = 0; i < expression.size(); ++i) {
        if (expression[i] == '\\' && i + 1 < expression.size()) {
            ++i;
            continue;
        }
        if (!is_alphanumeric(expression[i]) && symbols.find(expression[i]) == symbols.npos) {
            return errors::invalid_parameter("Invalid filter pattern: the regular expression has a character that is not supported");
        }
    }
    RE2::Options options;
    options.set_log_errors(false);
    auto regex = std::make_shared<const RE2>(expression, options);
    if (expression.empty() ||
        !regex->ok()) return errors::invalid_parameter("Invalid filter pattern: invalid regular expression");
    return Regex(std::move(regex));
}

bool finds(const Regex& regex, std::string_view text) { return RE2::PartialMatch(text, *regex); }

bool fits_wildcards(std::string_view pattern, std::string_view text) {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = pattern.npos;
    std::size_t resume = 0;
    while (in < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            resume = in;
        } else if (at < pattern.size() && pattern[at] == text[in]) {
            ++at;
            ++in;
        } else if (star != pattern.npos) {
            at = star + 1;
            in = ++resume;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
}

std::optional<double> number_of(std::string_view text) {
    double value = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || done.ec != std::errc{} || done.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Comparison> take_comparison(std::string_view& rest) {
    const auto take = [&](std::string_view sign, Comparison comparison) {
        rest.remove_prefix(sign.size());
        return comparison;
    };
    if (rest.starts_with("!=")) return take("!=", Comparison::not_equal);
    if (rest.starts_with("<=")) return take("<=", Comparison::less_or_equal);
    if (rest.starts_with(">=")) return take(">=", Comparison::greater_or_equal);
    if (rest.starts_with("=")) return take("=", Comparison::equal);
    if (rest.starts_with("<")) return take("<", Comparison::less);
    if (rest.starts_with(">")) return take(">", Comparison::greater);
    return std::nullopt;
}

bool compare(Comparison comparison, double left, double right) {
    switch (comparison) {
        case Comparison::equal: return left == right;
        case Comparison::not_equal: return left != right;
        case Comparison::less: return left < right;
        case Comparison::less_or_equal: return left <= right;
        case Comparison::greater: return left > right;
        case Comparison::greater_or_equal: return left >= right;
    }
    return false;
}

bool Operand::fits(std::string_view value) const {
    return regex ? finds(regex, value) : fits_wildcards(text, value);
}

Result<Operand> take_operand(std::string_view& rest, std::string_view ends) {
    Operand operand;
    if (rest.starts_with('"')) {
        std::size_t i = 1;
        for (; i < rest.size() && rest[i] != '"'; ++i) {
            if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
            operand.text += rest[i];
        }
        if (i >= rest.size()) return errors::invalid_parameter("Invalid filter pattern: a quote is not closed");
        rest.remove_prefix(i + 1);
        return operand;
    }
    if (rest.starts_with('%')) {
        const auto end = rest.find('%', 1);
        if (end == rest.npos) return errors::invalid_parameter("Invalid filter pattern: a regular expression is not closed");
        BACKLOT_TRY(regex, filter_regex(rest.substr(1, end - 1)));
        operand.regex = std::move(regex);
        rest.remove_prefix(end + 1);
        return operand;
    }
    std::size_t size = 0;
    while (size < rest.size() && !is_blank(rest[size]) && ends.find(rest[size]) == ends.npos) ++size;
    if (size == 0) return errors::invalid_parameter("Invalid filter pattern: a value is missing");
    operand.text = rest.substr(0, size);
    operand.number = number_of(operand.text);
    rest.remove_prefix(size);
    return operand;
}

}  // namespace backlot::logs
