// DescribeSecret: all of a secret but its values.
//
// Fails with ResourceNotFoundException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), DescribeSecret.
#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

Result<Access> describe_secret_access(const Context& context, const DescribeSecretInput& input) {
    return on_secret(context, "secretsmanager:DescribeSecret", input.secret_id);
}

Result<DescribeSecretOutput> describe_secret(const Context& context, const DescribeSecretInput& input) {
    BACKLOT_TRY(secret, need_secret(context, input.secret_id));
    DescribeSecretOutput output{.arn = arn_of(secret), .name = secret.name};
    if (!secret.description.empty()) output.description = secret.description;
    if (!secret.kms_key.empty()) output.kms_key_id = secret.kms_key;
    output.last_changed_date = secret.changed;
    output.deleted_date = secret.deletion;
    output.tags = tags_shape(secret.tags);
    for (const auto& version : secret.versions) {
        if (!version.stages.empty()) output.version_ids_to_stages[version.id] = version.stages;
    }
    output.created_date = secret.created;
    return output;
}

}  // namespace backlot::secretsmanager
