// DisableKey: keeps a key from being used, until it is enabled again.
//
// Fails with KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, DisableKey.
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> disable_key_access(const Context& context, const DisableKeyInput& input) {
    return key_access(context, input.key_id, "kms:DisableKey", {}, Names::keys);
}

Result<DisableKeyOutput> disable_key(Context& context, const DisableKeyInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:DisableKey", Names::keys));
    auto& key = target.key;
    BACKLOT_CHECK(require_kept(key));
    if (state_of(key) == State::pending_import) return errors::pending_import(arn_of(key));
    key.is_enabled = false;
    put_key(context, key);
    return DisableKeyOutput{};
}

}  // namespace backlot::kms
