// UpdateCluster: changes a cluster's settings, configuration and Service Connect default, which an empty name takes away.
//
// Fails with ClusterNotFoundException, InvalidParameterException, NamespaceNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), UpdateCluster.
#include "services/ecs/cluster_settings.h"
#include "services/ecs/clusters.h"
#include "services/ecs/connect.h"

namespace backlot::ecs {

Result<Access> update_cluster_access(const Context& context, const UpdateClusterInput& input) {
    return on_cluster(context, "ecs:UpdateCluster", cluster_name(input.cluster));
}

Result<UpdateClusterOutput> update_cluster(Context& context, const UpdateClusterInput& input) {
    const auto name = cluster_name(input.cluster);
    BACKLOT_TRY(cluster, need_counted_cluster(context, name));
    apply_settings(cluster, input.settings);
    if (input.configuration) cluster.configuration = input.configuration;
    if (input.service_connect_defaults) {
        BACKLOT_TRY(defaults, connect_defaults(context, input.service_connect_defaults->namespace_));
        cluster.service_connect_defaults = std::move(defaults);
    }
    store_again(context, name, cluster);
    return UpdateClusterOutput{.cluster = cluster_shape(context, cluster, true)};
}

}  // namespace backlot::ecs
