#include "services/ec2/describe.h"

#include "base/encoding.h"

namespace backlot::ec2 {

namespace {

constexpr std::size_t filters_limit = 50;
constexpr std::size_t filter_values_limit = 200;
constexpr std::int64_t page_limit = 1000;

}  // namespace

// Iterative, with one place to go back to: linear in the product of the lengths.
bool wildcard_match(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = pattern.npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == '\\' && p + 1 < pattern.size() && pattern[p + 1] == text[t]) {
            p += 2;
            ++t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == pattern.npos;
}

Texts yes_or_no(bool value) { return {value ? "true" : "false"}; }

bool fits_filter(const Filter& filter, const Texts& texts) {
    return std::ranges::any_of(filter.values, [&](const std::string& pattern) {
        return std::ranges::any_of(texts, [&](const std::string& text) { return wildcard_match(pattern, text); });
    });
}

std::optional<Texts> tag_values(const Context& context, std::string_view filter, std::string_view id) {
    const bool is_keys = filter == "tag-key";
    const bool is_values = filter == "tag-value";  // no longer documented, and in use
    if (!is_keys && !is_values && !filter.starts_with("tag:")) return std::nullopt;
    Texts texts;
    for (const auto& [key, value] : tags_of(context, id)) {
        if (is_keys) texts.push_back(key);
        else if (is_values || key == filter.substr(4)) texts.push_back(value);
    }
    return texts;
}

Result<> check_wanted(const Wanted& wanted, const std::function<bool(std::string_view)>& has_filter) {
    if (wanted.max_results && !wanted.ids.empty()) {
        return errors::bad_combination("The parameter " + std::string(wanted.ids_name) +
                                       " cannot be used with the parameter maxResults");
    }
    if (wanted.max_results && (*wanted.max_results < 1 || *wanted.max_results > page_limit)) {
        return errors::invalid_value(std::to_string(*wanted.max_results), "maxResults");
    }
    std::size_t values = 0;
    for (const auto& filter : wanted.filters) {
        const auto name = filter.name.value_or("");
        values += filter.values.size();
        const bool is_known = name == "tag-key" || name == "tag-value" || (name.starts_with("tag:") && name.size() > 4) || has_filter(name);
        if (!is_known) return errors::make("InvalidParameterValue", "The filter '" + name + "' is invalid");
        if (filter.values.empty()) {
            return errors::make("InvalidParameterValue", "The filter '" + name + "' must have at least one value");
        }
    }
    if (wanted.filters.size() > filters_limit || values > filter_values_limit) {
        return errors::make("FilterLimitExceeded",
                            "The maximum number of filter values specified on a single call is 200");
    }
    return {};
}

Result<std::string> after_token(const std::optional<std::string>& token) {
    if (!token || token->empty()) return std::string{};
    auto after = from_base64_url(*token);
    if (!after || after->empty()) return errors::invalid_value(*token, "nextToken");
    return std::move(*after);
}

std::string token_of(std::string_view id) { return base64_url(id); }

}  // namespace backlot::ec2
