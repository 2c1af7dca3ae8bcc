// DescribeTasks: up to a hundred tasks of a cluster; stopped ones for an hour. What is not there is a failure in the answer.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeTasks.
#include <algorithm>

#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

Result<Access> describe_tasks_access(const Context& context, const DescribeTasksInput& input) {
    const auto cluster = cluster_name(input.cluster);
    if (input.tasks.empty()) return on_all("ecs:DescribeTasks");
    auto access = on_task(context, "ecs:DescribeTasks", cluster, input.tasks.front());
    for (std::size_t i = 1; i < input.tasks.size(); ++i) {
        auto more = on_task(context, "ecs:DescribeTasks", cluster, input.tasks[i]);
        access.also.push_back({.action = more.action, .resource = more.resource, .owned = more.owned, .keys = more.keys});
    }
    return access;
}

Result<DescribeTasksOutput> describe_tasks(const Context& context, const DescribeTasksInput& input) {
    if (input.tasks.empty()) return errors::invalid_parameter("Tasks cannot be empty.");
    if (input.tasks.size() > 100) return errors::invalid_parameter("Tasks cannot exceed 100 elements.");
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    const auto home = home_of(context);
    const bool with_tags = std::ranges::find(input.include, "TAGS") != input.include.end();
    DescribeTasksOutput output;
    output.tasks.given = true;
    output.failures.given = true;
    for (const auto& named : input.tasks) {
        if (const auto live = find_task(context, home, cluster, named)) {
            output.tasks.push_back(task_shape(*live, with_tags));
        } else {
            output.failures.push_back({.arn = task_arn(home, cluster, last_part(named)), .reason = "MISSING"});
        }
    }
    return output;
}

}  // namespace backlot::ecs
