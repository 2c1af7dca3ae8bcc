// UntagRole: takes tags off a role; keys that are not there are passed over.
//
// Source: IAM API Reference, UntagRole.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> untag_role_access(const Context& context, const UntagRoleInput& input) {
    auto access = on_role(context, "iam:UntagRole", input.role_name);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagRoleOutput> untag_role(Context& context, const UntagRoleInput& input) {
    BACKLOT_TRY(found, need_role(context, input.role_name));
    remove_tags(found.tags, input.tag_keys, TagKeys::ignoring_case);
    identity::put_role(context.writes(), context.account(), found);
    return UntagRoleOutput{};
}

}  // namespace backlot::iam
