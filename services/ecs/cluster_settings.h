// Changing a cluster that is there.
#pragma once

#include <algorithm>

#include "services/ecs/clusters.h"

namespace backlot::ecs {

inline void apply_settings(Cluster& cluster, const model::List<ClusterSetting>& changes) {
    for (const auto& setting : changes) {
        const auto same = std::ranges::find(cluster.settings, setting.name, &ClusterSetting::name);
        if (same == cluster.settings.end()) cluster.settings.push_back(setting);
        else *same = setting;
    }
}

// With the tags that it has.
inline void store_again(Context& context, std::string_view name, const Cluster& cluster) {
    const auto home = home_of(context);
    const auto record = context.find(clusters, home.account, home.region, name);
    store_cluster(context, name, cluster, record ? record->tags : Tags{});
}

}  // namespace backlot::ecs
