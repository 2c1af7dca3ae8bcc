// Clusters: finding, counting what is in them, and the service-linked role that works for them.
//
// Source: Amazon ECS API Reference, Cluster; Amazon ECS Developer Guide, "Using service-linked roles for Amazon ECS".
#pragma once

#include <optional>
#include <string_view>

#include "services/ecs/access.h"

namespace backlot::ecs {

// As it stands, with its counts. Nothing where there is none, or it is INACTIVE.
[[nodiscard]] std::optional<Cluster> find_cluster(const Context& context, const Home& home, std::string_view name);
// Without its counts, which take a look at each task. Fails with ClusterNotFoundException.
[[nodiscard]] Result<Cluster> need_cluster(const Context& context, std::string_view name);
[[nodiscard]] Result<Cluster> need_counted_cluster(const Context& context, std::string_view name);
// Its counts by launch type, of which Fargate alone is here.
[[nodiscard]] model::List<KeyValuePair> statistics_of(const Context& context, const Home& home, const Cluster& cluster);
void store_cluster(Context& context, std::string_view name, const Cluster& cluster, const Tags& tags);
// With or without its tags, for an answer.
[[nodiscard]] Cluster cluster_shape(const Context& context, Cluster cluster, bool with_tags);
// Capacity providers that exist: AWS's own. Fails with InvalidParameterException, or NotImplemented for others.
[[nodiscard]] Result<> check_providers(const model::List<std::string>& providers,
                                       const model::List<CapacityProviderStrategyItem>& strategy);

// With the base and the weight that AWS fills in.
[[nodiscard]] model::List<CapacityProviderStrategyItem> complete(model::List<CapacityProviderStrategyItem> strategy);

// A session of AWSServiceRoleForECS. Nothing where the account has no such role.
[[nodiscard]] std::optional<identity::Caller> linked_role(const Context& context, std::string_view account);
[[nodiscard]] std::string linked_role_arn(std::string_view account);

}  // namespace backlot::ecs
