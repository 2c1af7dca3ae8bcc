// DeleteServiceLinkedRole: takes the role away and answers with a task to ask about.
//
// Fails with NoSuchEntity for a role that is no service's: the one failure of the caller's that the reference names.
//
// DIFFERS: the service is not asked whether it still uses the role; the task always succeeds.
//
// Source: IAM API Reference, DeleteServiceLinkedRole.
#include "identity/last_use.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/tables.h"

namespace backlot::iam {

Result<Access> delete_service_linked_role_access(const Context& context, const DeleteServiceLinkedRoleInput& input) {
    auto access = on_role(context, "iam:DeleteServiceLinkedRole", input.role_name);
    const auto role = identity::find_role(context.view(), context.account(), input.role_name);
    if (role && !role->linked_service.empty()) add_key(access, "iam:AWSServiceName", role->linked_service);
    return access;
}

Result<DeleteServiceLinkedRoleOutput> delete_service_linked_role(Context& context,
                                                                 const DeleteServiceLinkedRoleInput& input) {
    BACKLOT_TRY(role, need_role(context, input.role_name));
    if (role.linked_service.empty()) return errors::no_such("service-linked role", role.name);
    const auto task = "task" + role.path + role.name + "/" + context.ids().uuid();
    const RoleDeletion deletion{.role = role.name, .started = context.now()};
    store::put(context.writes(), role_deletions, deletion, context.account(), task);
    identity::erase_role(context.writes(), context.account(), role.name);
    identity::forget_use(context.writes(), role.id);
    return DeleteServiceLinkedRoleOutput{.deletion_task_id = task};
}

}  // namespace backlot::iam
