// UpdateSecret: another description, key or value.
//
// A new key seals the values to come, and those with a stage of Secrets Manager's own where the caller may use both keys. Of a
// replica the key alone can be changed. Fails as PutSecretValue does.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), UpdateSecret.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> update_secret_access(const Context& context, const UpdateSecretInput& input) {
    Keys keys;
    if (input.description) add_key(keys, "secretsmanager:Description", *input.description);
    if (input.kms_key_id) {
        add_key(keys, "secretsmanager:KmsKeyId", *input.kms_key_id);
        add_key(keys, "secretsmanager:KmsKeyArn", *input.kms_key_id);
    }
    return on_secret(context, "secretsmanager:UpdateSecret", input.secret_id, std::move(keys));
}

Result<UpdateSecretOutput> update_secret(Context& context, const UpdateSecretInput& input) {
    if (input.type) return errors::not_built("manage secrets of other providers");
    BACKLOT_TRY(secret, need_live(context, input.secret_id));
    const bool is_replica = !secret.primary_region.empty();
    if (is_replica && (input.description || input.secret_string || input.secret_binary || !input.kms_key_id)) return errors::is_replica();
    BACKLOT_TRY(value, value_in(input.secret_string, input.secret_binary));
    if (input.description) secret.description = *input.description;
    if (input.kms_key_id && secret.kms_key != *input.kms_key_id) {
        const auto before = secret;
        secret.kms_key = *input.kms_key_id;
        seal_again(context, secret, before);
    }
    UpdateSecretOutput output{.arn = arn_of(secret), .name = secret.name};
    secret.changed = context.now();
    if (value) {
        const auto token = input.client_request_token.value_or(context.ids().uuid());
        BACKLOT_CHECK(add_version(context, secret, token, *value, {}));
        output.version_id = token;
    }
    if (is_replica) store_secret(context, secret);
    else store_primary(context, secret);
    return output;
}

}  // namespace backlot::secretsmanager
