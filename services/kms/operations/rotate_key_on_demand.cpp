// RotateKeyOnDemand: new material now; of a key with imported material, the one that was imported for this.
//
// The automatic schedule stays as it is. At most 25 times for each key.
//
// Fails with UnsupportedOperationException, LimitExceededException, ConflictException (an automatic rotation within 20
// minutes), DisabledException, KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, RotateKeyOnDemand; KMS Developer Guide, "Perform on-demand key rotation".
#include "services/kms/access.h"
#include "services/kms/material.h"
#include "services/kms/model.h"
#include "services/kms/rotation.h"

namespace backlot::kms {

constexpr auto conflict_window = std::chrono::minutes{20};

Result<Access> rotate_key_on_demand_access(const Context& context, const RotateKeyOnDemandInput& input) {
    return key_access(context, input.key_id, "kms:RotateKeyOnDemand", {}, Names::keys);
}

Result<RotateKeyOnDemandOutput> rotate_key_on_demand(Context& context, const RotateKeyOnDemandInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:RotateKeyOnDemand", Names::keys));
    auto& key = target.key;
    BACKLOT_CHECK(require_enabled(key));
    if (!require_rotatable(key)) return errors::unsupported("");  // without a word, here
    BACKLOT_CHECK(require_primary(key));
    if (key.on_demand_rotations >= on_demand_limit) {
        return errors::limit_exceeded("The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be "
                                      "performed for this key: " + arn_of(key));
    }
    if (key.rotation_days != 0 && key.next_rotation && *key.next_rotation - context.now() <= conflict_window) {
        return errors::make("ConflictException", "An automatic rotation of this key is in progress or scheduled to begin within the next 20 minutes.");
    }
    if (key.origin == "EXTERNAL") {
        auto& last = key.materials.back();
        if (!last.is_pending || last.sealed.empty()) {
            return errors::make("KMSInvalidStateException", arn_of(key) + " has no imported key material that is pending rotation.");
        }
        last.is_pending = false;
        last.since = context.now();
        last.rotation = "ON_DEMAND";
    } else {
        BACKLOT_CHECK(rotate(context, key, context.now(), "ON_DEMAND"));
    }
    ++key.on_demand_rotations;
    put_key(context, key);
    return RotateKeyOnDemandOutput{.key_id = arn_of(key)};
}

}  // namespace backlot::kms
