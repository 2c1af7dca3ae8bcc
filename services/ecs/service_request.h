// What CreateService and UpdateService have in common.
//
// Source: Amazon ECS API Reference (2014-11-13), CreateService, UpdateService; Service Authorization Reference.
#pragma once

#include "services/ecs/definitions.h"
#include "services/ecs/errors.h"
#include "services/ecs/scheduler.h"

namespace backlot::ecs {

// The condition keys of a request that makes or changes a service.
template <class Input>
Keys service_keys(const Context& context, const Input& input) {
    Keys keys;
    for (const auto& item : input.capacity_provider_strategy) add_key(keys, "ecs:capacity-provider", item.capacity_provider);
    if (input.enable_execute_command) {
        add_key(keys, "ecs:enable-execute-command", std::string(*input.enable_execute_command ? "true" : "false"));
    }
    if (input.service_connect_configuration) {
        add_key(keys, "ecs:enable-service-connect", std::string(input.service_connect_configuration->enabled ? "true" : "false"));
        add_key(keys, "ecs:namespace", input.service_connect_configuration->namespace_);
    }
    if (input.task_definition) {
        if (const auto found = find_definition(context, *input.task_definition)) {
            add_key(keys, "ecs:task-definition", found->definition.task_definition_arn);
            add_key(keys, "ecs:task-cpu", found->definition.cpu);
            add_key(keys, "ecs:task-memory", found->definition.memory);
        }
    }
    if (input.network_configuration && input.network_configuration->awsvpc_configuration) {
        const auto& network = *input.network_configuration->awsvpc_configuration;
        add_key(keys, "ecs:auto-assign-public-ip", std::string(network.assign_public_ip == "ENABLED" ? "true" : "false"));
        add_list(keys, "ecs:subnet", network.subnets);
    }
    return keys;
}

template <class Input>
Result<> refuse_unbuilt_parts(const Input& input) {
    if (!input.load_balancers.empty()) return errors::not_built("put services behind load balancers");
    if (!input.volume_configurations.empty()) return errors::not_built("attach EBS volumes to tasks");
    if (!input.vpc_lattice_configurations.empty()) return errors::not_built("put services behind VPC Lattice");
    if (!input.gateway_connectors.empty()) return errors::not_built("connect services to gateways");
    if (input.monitoring) return errors::not_built("monitor services");
    if (input.deployment_controller && input.deployment_controller->type == "CODE_DEPLOY") {
        return errors::not_built("have the deployment controller CODE_DEPLOY");
    }
    if (!input.placement_constraints.empty() || !input.placement_strategy.empty()) {
        return errors::invalid_parameter("Placement constraints and strategies are not supported with the launch type FARGATE.");
    }
    if (input.deployment_configuration) {
        const auto& deployment = *input.deployment_configuration;
        if (deployment.alarms) return errors::not_built("watch alarms during deployments");
        if (deployment.strategy.value_or("ROLLING") != "ROLLING") return errors::not_built("deploy by other strategies than ROLLING");
        if (!deployment.lifecycle_hooks.empty()) return errors::not_built("call lifecycle hooks during deployments");
    }
    return {};
}

// Whether its tasks can be placed as the service says. Fails with InvalidParameterException, ClientException.
[[nodiscard]] Result<> check_service_target(Context& context, const Home& home, const Cluster& cluster, const Service& service,
                                            const std::optional<NetworkConfiguration>& network, const TaskDefinition& definition);
// With what AWS fills in.
[[nodiscard]] DeploymentConfiguration complete(const std::optional<DeploymentConfiguration>& asked);
[[nodiscard]] std::optional<NetworkConfiguration> complete(std::optional<NetworkConfiguration> asked);
[[nodiscard]] Service service_shape(const LiveService& live, bool with_tags);

}  // namespace backlot::ecs
