// ExecuteCommand: a command in a running container. There is no agent of Systems Manager in backlot's containers, so the
// answer is AWS's for a task whose agent does not run, once everything else has been looked at.
//
// Fails with InvalidParameterException, TargetNotConnectedException, ClusterNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), ExecuteCommand; Developer Guide, "Monitor Amazon ECS containers with ECS
// Exec".
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

Result<Access> execute_command_access(const Context& context, const ExecuteCommandInput& input) {
    auto access = on_task(context, "ecs:ExecuteCommand", cluster_name(input.cluster), input.task);
    add_key(access.keys, "ecs:container-name", input.container);
    const auto within = on_cluster(context, "ecs:ExecuteCommand", cluster_name(input.cluster));
    access.also.push_back({.action = within.action, .resource = within.resource, .owned = within.owned, .keys = access.keys});
    return access;
}

Result<ExecuteCommandOutput> execute_command(Context& context, const ExecuteCommandInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    const auto live = find_task(context, home_of(context), cluster, input.task);
    if (!live) return errors::invalid_parameter("The specified task does not exist.");
    if (input.container && !place_of(*live, *input.container)) {
        return errors::invalid_parameter("The specified container does not exist in the task.");
    }
    if (!live->task.enable_execute_command.value_or(false)) {
        return errors::invalid_parameter("The execute command failed because execute command was not enabled when the task was run "
                                         "or the execute command agent isn't running. Wait and try again or run a new task with "
                                         "execute command enabled and try again.");
    }
    return errors::make("TargetNotConnectedException",
                        "The execute command failed due to an internal error. Try again later: backlot's containers have no "
                        "execute command agent.");
}

}  // namespace backlot::ecs
