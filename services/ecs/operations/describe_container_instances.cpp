// DescribeContainerInstances: none is there, so each is a failure in the answer.
//
// Fails with ClusterNotFoundException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeContainerInstances.
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

Result<Access> describe_container_instances_access(const Context& context, const DescribeContainerInstancesInput& input) {
    const auto home = home_of(context);
    const auto cluster = cluster_name(input.cluster);
    Keys keys;
    add_cluster(keys, home, cluster);
    return on("ecs:DescribeContainerInstances", input.container_instances.empty() ? "*" : container_instance_arn(home, cluster, input.container_instances.front()), {}, std::move(keys));
}

Result<DescribeContainerInstancesOutput> describe_container_instances(const Context& context, const DescribeContainerInstancesInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    if (input.container_instances.empty()) return errors::invalid_parameter("Container Instances cannot be empty.");
    DescribeContainerInstancesOutput output;
    output.container_instances.given = true;
    for (const auto& one : input.container_instances) output.failures.push_back({.arn = container_instance_arn(home_of(context), cluster, one), .reason = "MISSING"});
    return output;
}

}  // namespace backlot::ecs
