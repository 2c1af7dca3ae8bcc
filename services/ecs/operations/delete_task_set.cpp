// DeleteTaskSet: ends a task set that has been scaled to nothing, or any by force. It is DRAINING until its last task has stopped.
//
// Fails with ClusterNotFoundException, ServiceNotFoundException, ServiceNotActiveException, TaskSetNotFoundException,
// InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), DeleteTaskSet.
#include "services/ecs/errors.h"
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<Access> delete_task_set_access(const Context& context, const DeleteTaskSetInput& input) {
    return on_task_set(context, "ecs:DeleteTaskSet", cluster_name(input.cluster), input.service, input.task_set);
}

Result<DeleteTaskSetOutput> delete_task_set(Context& context, const DeleteTaskSetInput& input) {
    BACKLOT_TRY(live, need_external(context, cluster_name(input.cluster), input.service));
    auto* found = find_task_set(live, input.task_set);
    if (found == nullptr) return task_set_not_found();
    if (found->computed_desired_count.value_or(0) > 0 && !input.force.value_or(false)) {
        return errors::invalid_parameter("The task set cannot be deleted while it is scaled above 0.");
    }
    found->status = "DRAINING";
    found->updated_at = context.now();
    scale_all(live);
    store_service(context, live);
    wake(context, live);
    return DeleteTaskSetOutput{.task_set = task_set_shape(*find_task_set(live, input.task_set), true)};
}

}  // namespace backlot::ecs
