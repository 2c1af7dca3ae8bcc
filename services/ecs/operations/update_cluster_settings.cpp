// UpdateClusterSettings: changes a cluster's settings.
//
// Source: Amazon ECS API Reference (2014-11-13), UpdateClusterSettings.
#include "services/ecs/cluster_settings.h"
#include "services/ecs/clusters.h"

namespace backlot::ecs {

Result<Access> update_cluster_settings_access(const Context& context, const UpdateClusterSettingsInput& input) {
    return on_cluster(context, "ecs:UpdateClusterSettings", cluster_name(input.cluster));
}

Result<UpdateClusterSettingsOutput> update_cluster_settings(Context& context, const UpdateClusterSettingsInput& input) {
    const auto name = cluster_name(input.cluster);
    BACKLOT_TRY(cluster, need_counted_cluster(context, name));
    apply_settings(cluster, input.settings);
    store_again(context, name, cluster);
    return UpdateClusterSettingsOutput{.cluster = cluster_shape(context, cluster, true)};
}

}  // namespace backlot::ecs
