// GetKeyRotationStatus: whether a key rotates by itself, how often, and when next.
//
// Fails with UnsupportedOperationException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, GetKeyRotationStatus.
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/rotation.h"

namespace backlot::kms {

Result<Access> get_key_rotation_status_access(const Context& context, const GetKeyRotationStatusInput& input) {
    return key_access(context, input.key_id, "kms:GetKeyRotationStatus", {}, Names::keys);
}

Result<GetKeyRotationStatusOutput> get_key_rotation_status(const Context& context, const GetKeyRotationStatusInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:GetKeyRotationStatus", Names::keys));
    const auto& key = target.key;
    BACKLOT_CHECK(require_rotatable(key));
    // A key that is disabled or waits for its deletion keeps its schedule, and does not rotate.
    const bool rotates = key.rotation_days != 0 && key.deletion_days == 0;
    GetKeyRotationStatusOutput output{.key_rotation_enabled = rotates, .key_id = arn_of(key)};
    if (!rotates) return output;
    output.rotation_period_in_days = key.rotation_days;
    output.next_rotation_date = key.next_rotation;
    return output;
}

}  // namespace backlot::kms
