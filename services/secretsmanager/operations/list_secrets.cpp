// ListSecrets: the account's secrets by filters, a page at a time.
//
// Sorted by the date they were created. Fails with InvalidNextTokenException, InvalidParameterException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), ListSecrets, Filter; User Guide, "Find secrets in AWS Secrets
// Manager".
#include <algorithm>

#include "base/encoding.h"
#include "services/secretsmanager/filters.h"
#include "services/secretsmanager/summary.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::int64_t page_limit = 100;

}  // namespace

Result<Access> list_secrets_access(const Context&, const ListSecretsInput&) { return on_all("secretsmanager:ListSecrets"); }

Result<ListSecretsOutput> list_secrets(const Context& context, const ListSecretsInput& input) {
    if (input.sort_by && *input.sort_by != "name" && *input.sort_by != "created-date" && *input.sort_by != "last-changed-date") {
        return errors::not_built("sort secrets by " + *input.sort_by);
    }
    std::vector<SecretRecord> found;
    store::scan(context.view(), secrets, [&](const SecretRecord& secret) {
        if (secret.deletion && !input.include_planned_deletion.value_or(false)) return;
        if (hold_for(secret, input.filters)) found.push_back(secret);
    }, context.account(), context.region());
    if (input.sort_by.value_or("created-date") == "created-date") std::ranges::stable_sort(found, {}, &SecretRecord::created);
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
        summarize(context, *next, entry, entry.secret_versions_to_stages);
        output.secret_list.push_back(std::move(entry));
    }
    return output;
}

}  // namespace backlot::secretsmanager
