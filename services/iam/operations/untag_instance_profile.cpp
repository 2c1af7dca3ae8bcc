// UntagInstanceProfile: takes tags off an instance profile; keys that are not there are passed over.
//
// Source: IAM API Reference, UntagInstanceProfile.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> untag_instance_profile_access(const Context& context, const UntagInstanceProfileInput& input) {
    auto access = on_instance_profile(context, "iam:UntagInstanceProfile", input.instance_profile_name);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagInstanceProfileOutput> untag_instance_profile(Context& context, const UntagInstanceProfileInput& input) {
    BACKLOT_TRY(found, need_instance_profile(context, input.instance_profile_name));
    remove_tags(found.tags, input.tag_keys);
    put_instance_profile(context, found);
    return UntagInstanceProfileOutput{};
}

}  // namespace backlot::iam
