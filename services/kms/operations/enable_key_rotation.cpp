// EnableKeyRotation: new material every 90 to 2,560 days (365 where none is given), counted from now.
//
// Fails with UnsupportedOperationException (asymmetric, HMAC, imported material, a replica), DisabledException,
// KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, EnableKeyRotation.
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/rotation.h"

namespace backlot::kms {

Result<Access> enable_key_rotation_access(const Context& context, const EnableKeyRotationInput& input) {
    ConditionKeys more;
    add_key(more, "kms:RotationPeriodInDays", std::to_string(input.rotation_period_in_days.value_or(default_rotation_days)));
    return key_access(context, input.key_id, "kms:EnableKeyRotation", std::move(more), Names::keys);
}

Result<EnableKeyRotationOutput> enable_key_rotation(Context& context, const EnableKeyRotationInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:EnableKeyRotation", Names::keys));
    auto& key = target.key;
    BACKLOT_CHECK(require_rotatable(key));
    if (key.origin != "AWS_KMS") return errors::wrong_origin(arn_of(key), key.origin);
    BACKLOT_CHECK(require_primary(key));
    BACKLOT_CHECK(require_enabled(key));
    key.rotation_days = input.rotation_period_in_days.value_or(default_rotation_days);
    key.next_rotation = context.now() + std::chrono::days{key.rotation_days};
    put_key(context, key);
    return EnableKeyRotationOutput{};
}

}  // namespace backlot::kms
