// CancelKeyDeletion: a key that waits for its deletion stays, disabled.
//
// Fails with KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, CancelKeyDeletion.
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> cancel_key_deletion_access(const Context& context, const CancelKeyDeletionInput& input) {
    return key_access(context, input.key_id, "kms:CancelKeyDeletion", {}, Names::keys);
}

Result<CancelKeyDeletionOutput> cancel_key_deletion(Context& context, const CancelKeyDeletionInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:CancelKeyDeletion", Names::keys));
    auto& key = target.key;
    if (key.deletion_days == 0) return errors::not_pending_deletion(arn_of(key));
    unschedule(context, key);
    key.is_enabled = false;
    put_key(context, key);
    return CancelKeyDeletionOutput{.key_id = arn_of(key)};
}

}  // namespace backlot::kms
