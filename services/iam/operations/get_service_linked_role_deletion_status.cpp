// GetServiceLinkedRoleDeletionStatus: how far a deletion is. Fails with NoSuchEntity for an unknown task.
//
// Source: IAM API Reference, GetServiceLinkedRoleDeletionStatus.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/tables.h"

namespace backlot::iam {

Result<Access> get_service_linked_role_deletion_status_access(const Context& context,
                                                              const GetServiceLinkedRoleDeletionStatusInput& input) {
    // "task/aws-service-role/SERVICE/ROLE/ID": the role's ARN is in the task's id.
    const std::string_view task = input.deletion_task_id;
    const auto start = task.find('/');
    const auto end = task.rfind('/');
    if (start == std::string_view::npos || end <= start) {
        return on_arn("iam:GetServiceLinkedRoleDeletionStatus", iam_arn(context, "role", "/", "*"));
    }
    return on_arn("iam:GetServiceLinkedRoleDeletionStatus",
                  iam_arn(context, "role", task.substr(start, end - start), ""));
}

Result<GetServiceLinkedRoleDeletionStatusOutput> get_service_linked_role_deletion_status(
    const Context& context, const GetServiceLinkedRoleDeletionStatusInput& input) {
    if (!context.find(role_deletions, context.account(), input.deletion_task_id)) {
        return errors::no_such_entity("Deletion task id not found: " + input.deletion_task_id);
    }
    return GetServiceLinkedRoleDeletionStatusOutput{.status = "SUCCEEDED"};
}

}  // namespace backlot::iam
