// TagRole: adds tags to a role, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagRole.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> tag_role_access(const Context& context, const TagRoleInput& input) {
    auto access = on_role(context, "iam:TagRole", input.role_name);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagRoleOutput> tag_role(Context& context, const TagRoleInput& input) {
    BACKLOT_TRY(found, need_role(context, input.role_name));
    BACKLOT_CHECK(add_tags(found.tags, input.tags, TagKeys::ignoring_case));
    identity::put_role(context.writes(), context.account(), found);
    return TagRoleOutput{};
}

}  // namespace backlot::iam
