// DescribeSecret: all of a secret but its values.
//
// Fails with ResourceNotFoundException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), DescribeSecret.
#include "services/secretsmanager/summary.h"

namespace backlot::secretsmanager {

Result<Access> describe_secret_access(const Context& context, const DescribeSecretInput& input) {
    return on_secret(context, "secretsmanager:DescribeSecret", input.secret_id);
}

Result<DescribeSecretOutput> describe_secret(const Context& context, const DescribeSecretInput& input) {
    BACKLOT_TRY(secret, need_secret(context, input.secret_id));
    DescribeSecretOutput output;
    summarize(context, secret, output, output.version_ids_to_stages);
    output.replication_status = replication_shape(secret);
    return output;
}

}  // namespace backlot::secretsmanager
