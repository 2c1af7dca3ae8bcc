// ListContainerInstances: a cluster has none here.
//
// Fails with ClusterNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), ListContainerInstances.
#include "services/ecs/clusters.h"

namespace backlot::ecs {

Result<Access> list_container_instances_access(const Context& context, const ListContainerInstancesInput& input) {
    return on_cluster(context, "ecs:ListContainerInstances", cluster_name(input.cluster));
}

Result<ListContainerInstancesOutput> list_container_instances(const Context& context, const ListContainerInstancesInput& input) {
    BACKLOT_CHECK(need_cluster(context, cluster_name(input.cluster)));
    ListContainerInstancesOutput output;
    output.container_instance_arns.given = true;
    return output;
}

}  // namespace backlot::ecs
