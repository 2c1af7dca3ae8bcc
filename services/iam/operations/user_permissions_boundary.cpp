// PutUserPermissionsBoundary and DeleteUserPermissionsBoundary.
//
// iam:PermissionsBoundary is the boundary that Put gives, and the one that Delete takes away. Fails with NoSuchEntity.
//
// Source: IAM API Reference, PutUserPermissionsBoundary, DeleteUserPermissionsBoundary.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> put_user_permissions_boundary_access(const Context& context,
                                                    const PutUserPermissionsBoundaryInput& input) {
    auto access = on_user(context, "iam:PutUserPermissionsBoundary", input.user_name);
    add_boundary(access, input.permissions_boundary);
    return access;
}

Result<PutUserPermissionsBoundaryOutput> put_user_permissions_boundary(Context& context,
                                                                     const PutUserPermissionsBoundaryInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    BACKLOT_CHECK(check_boundary(context, input.permissions_boundary));
    user.boundary = input.permissions_boundary;
    identity::put_user(context.writes(), context.account(), user);
    return PutUserPermissionsBoundaryOutput{};
}

Result<Access> delete_user_permissions_boundary_access(const Context& context,
                                                      const DeleteUserPermissionsBoundaryInput& input) {
    return on_inline_policy(context, "iam:DeleteUserPermissionsBoundary", Kind::user, input.user_name);
}

Result<DeleteUserPermissionsBoundaryOutput> delete_user_permissions_boundary(
    Context& context, const DeleteUserPermissionsBoundaryInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    if (user.boundary.empty()) {
        return errors::no_such_entity("The user with name " + input.user_name + " does not have a permissions boundary.");
    }
    user.boundary.clear();
    identity::put_user(context.writes(), context.account(), user);
    return DeleteUserPermissionsBoundaryOutput{};
}

}  // namespace backlot::iam
