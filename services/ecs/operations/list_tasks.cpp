// ListTasks: the ARNs of a cluster's tasks by family, service, starter, launch type and desired status.
//
// Source: Amazon ECS API Reference (2014-11-13), ListTasks.
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/page.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

Result<Access> list_tasks_access(const Context& context, const ListTasksInput& input) {
    Keys keys;
    add_cluster(keys, home_of(context), cluster_name(input.cluster));
    return on_all("ecs:ListTasks", std::move(keys));
}

Result<ListTasksOutput> list_tasks(const Context& context, const ListTasksInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    if (input.container_instance) return errors::invalid_parameter("No Container Instances were found in your cluster.");
    if (input.daemon_name) return errors::not_built("run daemons");
    const auto home = home_of(context);
    if (input.service_name && !context.find(services, home.account, home.region, cluster, last_part(*input.service_name))) {
        return errors::service_not_found();
    }
    const auto desired = input.desired_status.value_or("RUNNING");
    std::vector<std::string> arns;
    store::scan(context.view(), tasks, [&](const TaskRecord& record) {
        const auto live = find_task(context.view(), record.id);
        if (!live || live->task.desired_status != desired) return;
        if (input.family && live->definition.family != *input.family) return;
        if (input.service_name && record.service != last_part(*input.service_name)) return;
        if (input.started_by && live->task.started_by != *input.started_by) return;
        if (input.launch_type && live->task.launch_type != *input.launch_type) return;
        arns.push_back(live->arn());
    }, home.account, home.region, cluster);
    BACKLOT_TRY(page, page_of(std::move(arns), input.max_results, input.next_token));
    ListTasksOutput output{.task_arns = std::move(page.items), .next_token = std::move(page.next)};
    output.task_arns.given = true;
    return output;
}

}  // namespace backlot::ecs
