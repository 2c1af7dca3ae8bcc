// UpdateSecret: another description, key or value.
//
// A new key seals the values to come. Fails as PutSecretValue does.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), UpdateSecret.
#include "services/secretsmanager/values.h"

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
    BACKLOT_TRY(value, value_in(input.secret_string, input.secret_binary));
    if (input.description) secret.description = *input.description;
    if (input.kms_key_id) secret.kms_key = *input.kms_key_id;
    UpdateSecretOutput output{.arn = arn_of(secret), .name = secret.name};
    secret.changed = context.now();
    if (value) {
        const auto token = input.client_request_token.value_or(context.ids().uuid());
        BACKLOT_CHECK(add_version(context, secret, token, *value, {}));
        output.version_id = token;
    }
    store_secret(context, secret);
    return output;
}

}  // namespace backlot::secretsmanager
