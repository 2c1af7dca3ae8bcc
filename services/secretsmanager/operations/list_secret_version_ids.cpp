// ListSecretVersionIds: the versions of a secret, with or without those that have no stage.
//
// Fails with ResourceNotFoundException, InvalidNextTokenException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), ListSecretVersionIds.
#include <algorithm>

#include "services/secretsmanager/values.h"

namespace backlot::secretsmanager {

Result<Access> list_secret_version_ids_access(const Context& context, const ListSecretVersionIdsInput& input) {
    return on_secret(context, "secretsmanager:ListSecretVersionIds", input.secret_id);
}

Result<ListSecretVersionIdsOutput> list_secret_version_ids(const Context& context, const ListSecretVersionIdsInput& input) {
    BACKLOT_TRY(secret, need_secret(context, input.secret_id));
    auto next = secret.versions.begin();
    if (input.next_token) {
        next = std::ranges::find(secret.versions, *input.next_token, &VersionRecord::id);
        if (next == secret.versions.end()) return errors::make("InvalidNextTokenException", "The NextToken value is invalid.");
    }
    ListSecretVersionIdsOutput output{.arn = arn_of(secret), .name = secret.name};
    output.versions.given = true;
    for (; next != secret.versions.end(); ++next) {
        if (next->stages.empty() && !input.include_deprecated.value_or(false)) continue;
        if (input.max_results && static_cast<std::int64_t>(output.versions.size()) == *input.max_results) {
            output.next_token = next->id;
            break;
        }
        SecretVersionsListEntry entry{.version_id = next->id};
        entry.version_stages = next->stages;
        entry.created_date = next->created;
        entry.last_accessed_date = last_read(context, secret, next->id);
        entry.kms_key_ids = {secret.kms_key.empty() ? "DefaultEncryptionKey" : secret.kms_key};
        output.versions.push_back(std::move(entry));
    }
    return output;
}

}  // namespace backlot::secretsmanager
