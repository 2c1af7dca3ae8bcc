// PutSecretValue: a new version of a secret.
//
// Fails with ResourceNotFoundException, InvalidRequestException, ResourceExistsException, InvalidParameterException, and as
// KMS does.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), PutSecretValue.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> put_secret_value_access(const Context& context, const PutSecretValueInput& input) {
    return on_secret(context, "secretsmanager:PutSecretValue", input.secret_id);
}

Result<PutSecretValueOutput> put_secret_value(Context& context, const PutSecretValueInput& input) {
    if (input.rotation_token) return errors::not_built("rotate secrets");
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    BACKLOT_TRY(value, value_in(input.secret_string, input.secret_binary));
    if (!value) return errors::invalid_parameter("You must provide either SecretString or SecretBinary.");
    const auto token = input.client_request_token.value_or(context.ids().uuid());
    BACKLOT_CHECK(add_version(context, secret, token, *value, input.version_stages));
    store_primary(context, secret);
    PutSecretValueOutput output{.arn = arn_of(secret), .name = secret.name, .version_id = token};
    BACKLOT_TRY(version, need_version(secret, token, {}));
    output.version_stages = version.stages;
    return output;
}

}  // namespace backlot::secretsmanager
