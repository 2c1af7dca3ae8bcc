// RestoreSecret: takes back a deletion whose window is not over.
//
// Fails with ResourceNotFoundException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), RestoreSecret.
#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

Result<Access> restore_secret_access(const Context& context, const RestoreSecretInput& input) {
    return on_secret(context, "secretsmanager:RestoreSecret", input.secret_id);
}

Result<RestoreSecretOutput> restore_secret(Context& context, const RestoreSecretInput& input) {
    BACKLOT_TRY(secret, need_secret(context, input.secret_id));
    secret.deletion.reset();
    store_secret(context, secret);
    return RestoreSecretOutput{.arn = arn_of(secret), .name = secret.name};
}

}  // namespace backlot::secretsmanager
