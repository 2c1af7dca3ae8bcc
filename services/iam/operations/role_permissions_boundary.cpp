// PutRolePermissionsBoundary and DeleteRolePermissionsBoundary.
//
// iam:PermissionsBoundary is the boundary that Put gives, and the one that Delete takes away. Fails with NoSuchEntity.
//
// Source: IAM API Reference, PutRolePermissionsBoundary, DeleteRolePermissionsBoundary.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> put_role_permissions_boundary_access(const Context& context,
                                                    const PutRolePermissionsBoundaryInput& input) {
    auto access = on_role(context, "iam:PutRolePermissionsBoundary", input.role_name);
    add_boundary(access, input.permissions_boundary);
    return access;
}

Result<PutRolePermissionsBoundaryOutput> put_role_permissions_boundary(Context& context,
                                                                     const PutRolePermissionsBoundaryInput& input) {
    BACKLOT_TRY(role, need_own_role(context, input.role_name));
    BACKLOT_CHECK(check_boundary(context, input.permissions_boundary));
    role.boundary = input.permissions_boundary;
    identity::put_role(context.writes(), context.account(), role);
    return PutRolePermissionsBoundaryOutput{};
}

Result<Access> delete_role_permissions_boundary_access(const Context& context,
                                                      const DeleteRolePermissionsBoundaryInput& input) {
    return on_inline_policy(context, "iam:DeleteRolePermissionsBoundary", Kind::role, input.role_name);
}

Result<DeleteRolePermissionsBoundaryOutput> delete_role_permissions_boundary(
    Context& context, const DeleteRolePermissionsBoundaryInput& input) {
    BACKLOT_TRY(role, need_own_role(context, input.role_name));
    if (role.boundary.empty()) {
        return errors::no_such_entity("The role with name " + input.role_name + " does not have a permissions boundary.");
    }
    role.boundary.clear();
    identity::put_role(context.writes(), context.account(), role);
    return DeleteRolePermissionsBoundaryOutput{};
}

}  // namespace backlot::iam
