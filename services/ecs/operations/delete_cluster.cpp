// DeleteCluster: ends a cluster that has no services and no tasks. It stays visible as INACTIVE.
//
// Fails with ClusterNotFoundException, ClusterContainsServicesException, ClusterContainsTasksException.
//
// Source: Amazon ECS API Reference (2014-11-13), DeleteCluster.
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

Result<Access> delete_cluster_access(const Context& context, const DeleteClusterInput& input) {
    return on_cluster(context, "ecs:DeleteCluster", cluster_name(input.cluster));
}

Result<DeleteClusterOutput> delete_cluster(Context& context, const DeleteClusterInput& input) {
    const auto name = cluster_name(input.cluster);
    BACKLOT_TRY(cluster, need_counted_cluster(context, name));
    if (cluster.active_services_count.value_or(0) > 0) {
        return errors::make("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
    }
    if (cluster.running_tasks_count.value_or(0) + cluster.pending_tasks_count.value_or(0) > 0) {
        return errors::make("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
    }
    const auto home = home_of(context);
    const auto record = context.find(clusters, home.account, home.region, name);
    cluster.status = "INACTIVE";
    store_cluster(context, name, cluster, record->tags);
    return DeleteClusterOutput{.cluster = cluster_shape(context, cluster, true)};
}

}  // namespace backlot::ecs
