// DescribeTaskSets: the task sets of a service, all of them or those that are named; what is not there is a failure in the answer.
//
// Fails with ClusterNotFoundException, ServiceNotFoundException, ServiceNotActiveException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeTaskSets.
#include <algorithm>

#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<Access> describe_task_sets_access(const Context& context, const DescribeTaskSetsInput& input) {
    const auto cluster = cluster_name(input.cluster);
    auto access = on_task_set(context, "ecs:DescribeTaskSets", cluster, input.service, input.task_sets.empty() ? "" : input.task_sets.front());
    for (std::size_t i = 1; i < input.task_sets.size(); ++i) {
        auto more = on_task_set(context, "ecs:DescribeTaskSets", cluster, input.service, input.task_sets[i]);
        access.also.push_back({.action = more.action, .resource = more.resource, .owned = more.owned, .keys = more.keys});
    }
    return access;
}

Result<DescribeTaskSetsOutput> describe_task_sets(const Context& context, const DescribeTaskSetsInput& input) {
    BACKLOT_TRY(live, need_external(context, cluster_name(input.cluster), input.service));
    count_tasks(context, live);
    const bool with_tags = std::ranges::find(input.include, "TAGS") != input.include.end();
    DescribeTaskSetsOutput output;
    output.task_sets.given = true;
    output.failures.given = true;
    if (input.task_sets.empty()) {
        for (const auto& one : live.service.task_sets) output.task_sets.push_back(task_set_shape(one, with_tags));
    }
    for (const auto& named : input.task_sets) {
        if (const auto* found = find_task_set(live, named)) output.task_sets.push_back(task_set_shape(*found, with_tags));
        else output.failures.push_back({.arn = named.starts_with("arn:") ? named : task_set_arn(live, named), .reason = "MISSING"});
    }
    return output;
}

}  // namespace backlot::ecs
