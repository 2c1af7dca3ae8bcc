// ListSecrets: the account's secrets by filters, a page at a time.
//
// A filter holds where one of its values does: a name, a tag key and a tag value by their beginnings, a description by the
// beginnings of its words; with "!" before it, where it does not. Sorted by name (DIFFERS: AWS's own order without SortBy
// is not documented). Fails with InvalidNextTokenException, InvalidParameterException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), ListSecrets, Filter; User Guide, "Find secrets in AWS Secrets
// Manager".
#include <algorithm>

#include "base/encoding.h"
#include "services/secretsmanager/summary.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::int64_t page_limit = 100;

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
    if (key == "primary-region") return secret.region.starts_with(value);
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

Result<Access> list_secrets_access(const Context&, const ListSecretsInput&) { return on_all("secretsmanager:ListSecrets"); }

Result<ListSecretsOutput> list_secrets(const Context& context, const ListSecretsInput& input) {
    if (input.sort_by && *input.sort_by != "name" && *input.sort_by != "created-date" && *input.sort_by != "last-changed-date") {
        return errors::not_built("sort secrets by " + *input.sort_by);
    }
    std::vector<SecretRecord> found;
    store::scan(context.view(), secrets, [&](const SecretRecord& secret) {
        if (secret.deletion && !input.include_planned_deletion.value_or(false)) return;
        if (std::ranges::all_of(input.filters, [&](const Filter& filter) { return holds_for(secret, filter); })) found.push_back(secret);
    }, context.account(), context.region());
    if (input.sort_by == "created-date") std::ranges::stable_sort(found, {}, &SecretRecord::created);
    if (input.sort_by == "last-changed-date") std::ranges::stable_sort(found, {}, &SecretRecord::changed);
    if (input.sort_order == "desc") std::ranges::reverse(found);
    auto next = found.begin();
    if (input.next_token) {
        const auto last = from_base64_url(*input.next_token);
        next = last ? std::ranges::find(found, *last, &SecretRecord::name) : found.end();
        if (next == found.end()) return errors::make("InvalidNextTokenException", "The NextToken value is invalid.");
    }
    ListSecretsOutput output;
    output.secret_list.given = true;
    for (; next != found.end(); ++next) {
        if (static_cast<std::int64_t>(output.secret_list.size()) == input.max_results.value_or(page_limit)) {
            output.next_token = base64_url(next->name);
            break;
        }
        SecretListEntry entry;
        summarize(*next, entry, entry.secret_versions_to_stages);
        output.secret_list.push_back(std::move(entry));
    }
    return output;
}

}  // namespace backlot::secretsmanager
