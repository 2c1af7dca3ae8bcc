// The deployments of services, as a history of their own: what each deployed (a service revision), and what became of it.
//
// DIFFERS: what the circuit breaker rolls back to is a deployment of its own here, too.
//
// Source: Amazon ECS Developer Guide, "View service history using Amazon ECS service deployments", "Amazon ECS service revisions".
#pragma once

#include <string_view>
#include <vector>

#include "services/ecs/scheduler.h"

namespace backlot::ecs {

inline constexpr std::size_t deployments_limit = 100;  // of a service: older ones are forgotten

// Brings the history up to what the service is now: before it is stored.
void keep_deployments(Context& context, LiveService& live);
// Newest first.
[[nodiscard]] std::vector<DeploymentRecord> deployments_of(const Context& context, const Home& home, std::string_view cluster, std::string_view service);
// Asks about each of these ARNs and the service that it belongs to.
[[nodiscard]] Access on_deployments(const Context& context, std::string_view action, const model::List<std::string>& arns);
// By its ARN, or that of its revision: "service-deployment/CLUSTER/SERVICE/ID".
[[nodiscard]] std::optional<DeploymentRecord> find_deployment(const Context& context, std::string_view arn);

}  // namespace backlot::ecs
