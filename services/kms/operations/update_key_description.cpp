// UpdateKeyDescription: replaces a key's description.
//
// Fails with KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, UpdateKeyDescription.
#include "services/kms/access.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> update_key_description_access(const Context& context, const UpdateKeyDescriptionInput& input) {
    return key_access(context, input.key_id, "kms:UpdateKeyDescription", {}, Names::keys);
}

Result<UpdateKeyDescriptionOutput> update_key_description(Context& context, const UpdateKeyDescriptionInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:UpdateKeyDescription", Names::keys));
    BACKLOT_CHECK(require_kept(target.key));
    target.key.description = input.description;
    put_key(context, target.key);
    return UpdateKeyDescriptionOutput{};
}

}  // namespace backlot::kms
