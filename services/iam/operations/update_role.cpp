// UpdateRole: a role's description and the longest session it gives. What is absent stays.
//
// Of a service-linked role the description alone may change: UnmodifiableEntity for its sessions.
//
// Source: IAM API Reference, UpdateRole; IAM User Guide, "Update a service-linked role".
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> update_role_access(const Context& context, const UpdateRoleInput& input) {
    return on_role(context, "iam:UpdateRole", input.role_name);
}

Result<UpdateRoleOutput> update_role(Context& context, const UpdateRoleInput& input) {
    BACKLOT_TRY(role, need_role(context, input.role_name));
    if (input.max_session_duration) BACKLOT_CHECK(need_own_role(context, input.role_name));
    BACKLOT_CHECK(check_session_length(input.max_session_duration));
    if (input.description) role.description = *input.description;
    if (input.max_session_duration) role.max_session_seconds = *input.max_session_duration;
    identity::put_role(context.writes(), context.account(), role);
    return UpdateRoleOutput{};
}

}  // namespace backlot::iam
