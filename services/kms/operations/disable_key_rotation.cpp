// DisableKeyRotation: no more new material by itself.
//
// Fails as EnableKeyRotation does.
//
// Source: KMS API Reference, DisableKeyRotation.
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/rotation.h"

namespace backlot::kms {

Result<Access> disable_key_rotation_access(const Context& context, const DisableKeyRotationInput& input) {
    return key_access(context, input.key_id, "kms:DisableKeyRotation", {}, Names::keys);
}

Result<DisableKeyRotationOutput> disable_key_rotation(Context& context, const DisableKeyRotationInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:DisableKeyRotation", Names::keys));
    auto& key = target.key;
    BACKLOT_CHECK(require_rotatable(key));
    if (key.origin != "AWS_KMS") return errors::wrong_origin(arn_of(key), key.origin);
    BACKLOT_CHECK(require_primary(key));
    BACKLOT_CHECK(require_enabled(key));
    key.rotation_days = 0;
    key.next_rotation.reset();
    put_key(context, key);
    return DisableKeyRotationOutput{};
}

}  // namespace backlot::kms
