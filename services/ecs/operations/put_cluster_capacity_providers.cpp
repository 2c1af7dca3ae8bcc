// PutClusterCapacityProviders: which capacity providers a cluster has, and its default strategy.
//
// Fails with ClusterNotFoundException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), PutClusterCapacityProviders.
#include "services/ecs/cluster_settings.h"
#include "services/ecs/clusters.h"

namespace backlot::ecs {

Result<Access> put_cluster_capacity_providers_access(const Context& context, const PutClusterCapacityProvidersInput& input) {
    Keys keys;
    for (const auto& provider : input.capacity_providers) add_key(keys, "ecs:capacity-provider", provider);
    return on_cluster(context, "ecs:PutClusterCapacityProviders", cluster_name(input.cluster), std::move(keys));
}

Result<PutClusterCapacityProvidersOutput> put_cluster_capacity_providers(Context& context,
                                                                         const PutClusterCapacityProvidersInput& input) {
    const auto name = cluster_name(input.cluster);
    BACKLOT_TRY(cluster, need_counted_cluster(context, name));
    BACKLOT_CHECK(check_providers(input.capacity_providers, input.default_capacity_provider_strategy));
    cluster.capacity_providers = input.capacity_providers;
    cluster.default_capacity_provider_strategy = complete(input.default_capacity_provider_strategy);
    store_again(context, name, cluster);
    return PutClusterCapacityProvidersOutput{.cluster = cluster_shape(context, cluster, true)};
}

}  // namespace backlot::ecs
