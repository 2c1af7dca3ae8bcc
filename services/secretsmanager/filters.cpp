#include "services/secretsmanager/filters.h"

#include <algorithm>

#include "base/encoding.h"

namespace backlot::secretsmanager {

namespace {

bool begins_word(const std::string& text, const std::string& with) {
    const auto lower = to_lower(text);
    const auto wanted = to_lower(with);
    for (std::size_t from = lower.find(wanted); from != lower.npos; from = lower.find(wanted, from + 1)) {
        if (from == 0 || lower[from - 1] == ' ' || lower[from - 1] == '/' || lower[from - 1] == '-' || lower[from - 1] == '_') return true;
    }
    return false;
}

bool has_value(const SecretRecord& secret, std::string_view key, const std::string& value) {
    const auto any_tag = [&](auto holds) { return std::ranges::any_of(secret.tags, holds); };
    const bool by_name = secret.name.starts_with(value);
    const bool by_key = any_tag([&](const auto& tag) { return tag.first.starts_with(value); });
    const bool by_value = any_tag([&](const auto& tag) { return tag.second.starts_with(value); });
    if (key == "name") return by_name;
    if (key == "tag-key") return by_key;
    if (key == "tag-value") return by_value;
    if (key == "description") return begins_word(secret.description, value);
    if (key == "primary-region") return (secret.primary_region.empty() ? secret.region : secret.primary_region).starts_with(value);
    if (key == "all") return begins_word(secret.name, value) || begins_word(secret.description, value) || by_key || by_value;
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
