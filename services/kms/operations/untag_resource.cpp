// UntagResource: takes tags away from a key. Those it does not have are passed over.
//
// Fails with KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, UntagResource.
#include "services/kms/access.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    ConditionKeys more;
    add_list(more, "aws:TagKeys", input.tag_keys);
    return key_access(context, input.key_id, "kms:UntagResource", std::move(more), Names::keys);
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:UntagResource", Names::keys));
    BACKLOT_CHECK(require_kept(target.key));
    for (const auto& name : input.tag_keys) target.key.tags.erase(name);
    put_key(context, target.key);
    return UntagResourceOutput{};
}

}  // namespace backlot::kms
