// CancelRotateSecret: no secret rotates here (RotateSecret), so there is nothing to turn off.
//
// Fails with ResourceNotFoundException, InvalidRequestException, InvalidParameterException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), CancelRotateSecret.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> cancel_rotate_secret_access(const Context& context, const CancelRotateSecretInput& input) {
    return on_secret(context, "secretsmanager:CancelRotateSecret", input.secret_id);
}

Result<CancelRotateSecretOutput> cancel_rotate_secret(Context& context, const CancelRotateSecretInput& input) {
    BACKLOT_CHECK(need_primary(context, input.secret_id));
    return errors::invalid_request("You tried to cancel the rotation of a secret that doesn't have rotation turned on.");
}

}  // namespace backlot::secretsmanager
