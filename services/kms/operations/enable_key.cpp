// EnableKey: lets a key be used again. A rotation that fell due meanwhile takes place now.
//
// Fails with KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, EnableKey.
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> enable_key_access(const Context& context, const EnableKeyInput& input) {
    return key_access(context, input.key_id, "kms:EnableKey", {}, Names::keys);
}

Result<EnableKeyOutput> enable_key(Context& context, const EnableKeyInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:EnableKey", Names::keys));
    auto& key = target.key;
    BACKLOT_CHECK(require_kept(key));
    if (state_of(key) == State::pending_import) return errors::pending_import(arn_of(key));
    if (!key.is_enabled && key.next_rotation && *key.next_rotation < context.now()) key.next_rotation = context.now();
    key.is_enabled = true;
    put_key(context, key);
    return EnableKeyOutput{};
}

}  // namespace backlot::kms
