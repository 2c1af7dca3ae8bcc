// TagInstanceProfile: adds tags to an instance profile, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagInstanceProfile.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> tag_instance_profile_access(const Context& context, const TagInstanceProfileInput& input) {
    auto access = on_instance_profile(context, "iam:TagInstanceProfile", input.instance_profile_name);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagInstanceProfileOutput> tag_instance_profile(Context& context, const TagInstanceProfileInput& input) {
    BACKLOT_TRY(found, need_instance_profile(context, input.instance_profile_name));
    BACKLOT_CHECK(add_tags(found.tags, input.tags));
    put_instance_profile(context, found);
    return TagInstanceProfileOutput{};
}

}  // namespace backlot::iam
