#include "services/secretsmanager/filters.h"

#include <algorithm>
#include <vector>

#include "base/encoding.h"

namespace backlot::secretsmanager {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_of_word(char c) { return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

// In lower case. Blanks and signs end a word, and so do capitals: "prod/AppBeta" is "prod", "app" and "beta", "COMPANYthings" is "compan" and
// "ythings".
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    bool is_within = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_of_word(text[i])) {
            is_within = false;
            continue;
        }
        const bool begins_capital = is_within && is_upper(text[i]) && (!is_upper(text[i - 1]) || (i + 1 < text.size() && is_lower(text[i + 1])));
        if (!is_within || begins_capital) words.emplace_back();
        is_within = true;
        words.back().push_back(text[i]);
    }
    for (auto& word : words) word = to_lower(word);
    return words;
}

// Each word that is wanted begins one of the text's.
bool begins_words(std::string_view text, std::string_view with) {
    const auto wanted = words_of(with);
    const auto words = words_of(text);
    return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& one) {
        return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(one); });
    });
}

bool has_value(const SecretRecord& secret, std::string_view key, const std::string& value) {
    const auto any_tag = [&](auto holds) { return std::ranges::any_of(secret.tags, holds); };
    const bool by_name = secret.name.starts_with(value);
    const bool by_key = any_tag([&](const auto& tag) { return tag.first.starts_with(value); });
    const bool by_value = any_tag([&](const auto& tag) { return tag.second.starts_with(value); });
    if (key == "name") return by_name;
    if (key == "tag-key") return by_key;
    if (key == "tag-value") return by_value;
    if (key == "description") return begins_words(secret.description, value);
    if (key == "primary-region") return (secret.primary_region.empty() ? secret.region : secret.primary_region).starts_with(value);
    if (key == "all") return begins_words(secret.name, value) || begins_words(secret.description, value) || by_key || by_value;
    return false;  // owning-service: no service owns one
}

bool holds_for(const SecretRecord& secret, const Filter& filter) {
    return std::ranges::any_of(filter.values, [&](const std::string& value) {
        const bool is_negated = value.starts_with('!');
        return has_value(secret, filter.key.value_or(""), is_negated ? value.substr(1) : value) != is_negated;
    });
}

}  // namespace

bool hold_for(const SecretRecord& secret, const model::List<Filter>& filters) {
    return std::ranges::all_of(filters, [&](const Filter& filter) { return holds_for(secret, filter); });
}

}  // namespace backlot::secretsmanager
