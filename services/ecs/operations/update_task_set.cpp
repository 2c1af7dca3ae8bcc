// UpdateTaskSet: another share of the service's desired count for a task set.
//
// Fails with ClusterNotFoundException, ServiceNotFoundException, ServiceNotActiveException, TaskSetNotFoundException,
// InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), UpdateTaskSet.
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<Access> update_task_set_access(const Context& context, const UpdateTaskSetInput& input) {
    return on_task_set(context, "ecs:UpdateTaskSet", cluster_name(input.cluster), input.service, input.task_set);
}

Result<UpdateTaskSetOutput> update_task_set(Context& context, const UpdateTaskSetInput& input) {
    BACKLOT_TRY(live, need_external(context, cluster_name(input.cluster), input.service));
    auto* found = find_task_set(live, input.task_set);
    if (found == nullptr || found->status == "DRAINING") return task_set_not_found();
    BACKLOT_CHECK(scale(live, *found, input.scale));
    found->updated_at = context.now();
    found->stability_status = "STABILIZING";
    found->stability_status_at = context.now();
    store_service(context, live);
    wake(context, live);
    return UpdateTaskSetOutput{.task_set = task_set_shape(*found, true)};
}

}  // namespace backlot::ecs
