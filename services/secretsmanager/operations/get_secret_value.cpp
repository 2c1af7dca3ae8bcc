// GetSecretValue: a version's value, by its id, its stage, or AWSCURRENT.
//
// Of another account only where the secret's policy allows it, and the key is a customer's whose policy does. Fails with
// ResourceNotFoundException, InvalidRequestException, DecryptionFailure, AccessDeniedException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), GetSecretValue.
#include "services/secretsmanager/values.h"

namespace backlot::secretsmanager {

Result<Access> get_secret_value_access(const Context& context, const GetSecretValueInput& input) {
    Keys keys;
    if (input.version_id) add_key(keys, "secretsmanager:VersionId", *input.version_id);
    add_key(keys, "secretsmanager:VersionStage", input.version_stage.value_or(input.version_id ? "" : std::string(current_stage)));
    return on_secret(context, "secretsmanager:GetSecretValue", input.secret_id, std::move(keys));
}

Result<GetSecretValueOutput> get_secret_value(const Context& context, const GetSecretValueInput& input) {
    BACKLOT_TRY(secret, need_live(context, input.secret_id));
    BACKLOT_TRY(version, need_version(secret, input.version_id, input.version_stage));
    BACKLOT_TRY(value, open_value(context, secret, version));
    keep_use(context, secret, version);
    GetSecretValueOutput output{.arn = arn_of(secret), .name = secret.name, .version_id = version.id};
    if (value.is_binary) output.secret_binary = model::Blob{std::move(value.bytes)};
    else output.secret_string = std::move(value.bytes);
    output.version_stages = version.stages;
    output.created_date = version.created;
    return output;
}

}  // namespace backlot::secretsmanager
