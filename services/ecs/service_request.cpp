#include "services/ecs/service_request.h"

#include <algorithm>
#include <utility>

#include "services/ecs/clusters.h"
#include "services/ecs/network.h"
#include "services/ecs/platform.h"
#include "services/ecs/tagging.h"
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<> check_service_target(Context& context, const Home& home, const Cluster& cluster, const Service& service,
                              const std::optional<NetworkConfiguration>& network, const TaskDefinition& definition) {
    if (service.launch_type && !service.capacity_provider_strategy.empty()) {
        return errors::invalid_parameter("Specifying both a launch type and capacity provider strategy is not supported. Remove "
                                         "one and try again.");
    }
    const bool is_fargate = !service.capacity_provider_strategy.empty() || service.launch_type == "FARGATE";
    BACKLOT_CHECK(check_platform({.asked = service.platform_version, .is_fargate = is_fargate}, definition));
    if (!service.capacity_provider_strategy.empty()) {
        BACKLOT_CHECK(check_providers(cluster.capacity_providers, service.capacity_provider_strategy));
    } else if (service.launch_type.value_or("EC2") != "FARGATE") {
        return errors::not_built("have container instances, which services of the launch type " + service.launch_type.value_or("EC2") +
                                 " need");
    }
    if (std::ranges::find(definition.compatibilities, "FARGATE") == definition.compatibilities.end()) {
        return errors::invalid_parameter("Task definition does not support launch_type FARGATE.");
    }
    if (!network || !network->awsvpc_configuration) {
        return errors::invalid_parameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    return check_network(context, home, *network->awsvpc_configuration);
}

DeploymentConfiguration complete(const std::optional<DeploymentConfiguration>& asked) {
    auto made = asked.value_or(DeploymentConfiguration{});
    if (!made.maximum_percent) made.maximum_percent = 200;
    if (!made.minimum_healthy_percent) made.minimum_healthy_percent = 100;
    if (!made.deployment_circuit_breaker) made.deployment_circuit_breaker = DeploymentCircuitBreaker{};
    if (!made.strategy) made.strategy = "ROLLING";
    return made;
}

std::optional<NetworkConfiguration> complete(std::optional<NetworkConfiguration> asked) {
    if (!asked || !asked->awsvpc_configuration) return asked;
    auto& network = *asked->awsvpc_configuration;
    network.security_groups.given = true;
    if (!network.assign_public_ip) network.assign_public_ip = "DISABLED";
    return asked;
}

Service service_shape(const LiveService& live, bool with_tags) {
    auto service = live.service;
    service.load_balancers.given = true;
    service.service_registries.given = true;
    service.deployments.given = true;
    service.events.given = true;
    service.placement_constraints.given = true;
    service.placement_strategy.given = true;
    if (is_external(service)) {
        const auto sets = std::exchange(service.task_sets, {});
        for (const auto& one : sets) service.task_sets.push_back(task_set_shape(one, with_tags));
        service.task_sets.given = true;
    }
    if (with_tags && !live.record.tags.empty()) service.tags = tags_shape(live.record.tags);
    return service;
}

}  // namespace backlot::ecs
