// GetRole and DeleteRole.
//
// DeleteRole fails with DeleteConflict while policies or instance profiles hang on the role, and with
// UnmodifiableEntity for a service-linked one.
//
// Source: IAM API Reference, GetRole, DeleteRole.
#include "identity/last_use.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> get_role_access(const Context& context, const GetRoleInput& input) {
    return on_role(context, "iam:GetRole", input.role_name);
}

Result<GetRoleOutput> get_role(const Context& context, const GetRoleInput& input) {
    BACKLOT_TRY(role, need_role(context, input.role_name));
    return GetRoleOutput{.role = shape_of(context, role, Detail::full)};
}

Result<Access> delete_role_access(const Context& context, const DeleteRoleInput& input) {
    return on_role(context, "iam:DeleteRole", input.role_name);
}

Result<DeleteRoleOutput> delete_role(Context& context, const DeleteRoleInput& input) {
    BACKLOT_TRY(role, need_own_role(context, input.role_name));
    if (!profiles_of_role(context, role.name).empty()) {
        return errors::delete_conflict("remove roles from instance profile");
    }
    if (!role.attached.empty()) return errors::delete_conflict("detach all policies");
    if (!role.inline_policies.empty()) return errors::delete_conflict("delete policies");
    identity::erase_role(context.writes(), context.account(), role.name);
    identity::forget_use(context.writes(), role.id);
    return DeleteRoleOutput{};
}

}  // namespace backlot::iam
