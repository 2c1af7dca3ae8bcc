// StopTask: asks a task to stop: SIGTERM to its containers, and SIGKILL to what is left after their stop timeout.
//
// Fails with InvalidParameterException, ClusterNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), StopTask.
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/task_life.h"

namespace backlot::ecs {

Result<Access> stop_task_access(const Context& context, const StopTaskInput& input) {
    return on_task(context, "ecs:StopTask", cluster_name(input.cluster), input.task);
}

Result<StopTaskOutput> stop_task(Context& context, const StopTaskInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    auto live = find_task(context, home_of(context), cluster, input.task);
    if (!live) return errors::invalid_parameter("The referenced task was not found.");
    if (!live->record.is_over) {
        stop_task(context, *live, "UserInitiated", input.reason.value_or("Task stopped by user"));
        store_task(context, *live);
    }
    return StopTaskOutput{.task = task_shape(*live, true)};
}

}  // namespace backlot::ecs
