// RegisterTaskDefinition: a new revision of a family.
//
// What is registered comes back as it was sent, with the defaults that ECS adds (an empty environment, mount points and
// the like, essential, the host port of awsvpc). Both roles are passed to ecs-tasks.amazonaws.com. Fails with
// ClientException; with NotImplemented for App Mesh proxies, accelerators, fault injection and shared process namespaces.
//
// Source: Amazon ECS API Reference (2014-11-13), RegisterTaskDefinition; Developer Guide, "Task definition parameters".
#include <algorithm>

#include "services/ecs/definitions.h"
#include "services/ecs/errors.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

namespace {

void complete(ContainerDefinition& container, bool is_awsvpc) {
    if (!container.cpu) container.cpu = 0;
    if (!container.essential) container.essential = true;
    for (auto& mapping : container.port_mappings) {
        if (!mapping.protocol) mapping.protocol = "tcp";
        if (is_awsvpc && !mapping.host_port) mapping.host_port = mapping.container_port;
    }
    container.port_mappings.given = true;
    container.environment.given = true;
    container.mount_points.given = true;
    container.volumes_from.given = true;
    container.system_controls.given = true;
}

model::List<Attribute> attributes_of(const TaskDefinition& definition) {
    std::vector<std::string> names;
    const auto add = [&](std::string name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    };
    for (const auto& container : definition.container_definitions) {
        if (container.log_configuration) {
            add("com.amazonaws.ecs.capability.logging-driver." + container.log_configuration->log_driver);
            if (definition.execution_role_arn && container.log_configuration->log_driver == "awslogs") add("ecs.capability.execution-role-awslogs");
        }
        if (container.image && container.image->find(".dkr.ecr.") != std::string::npos) {
            add("com.amazonaws.ecs.capability.ecr-auth");
            if (definition.execution_role_arn) add("ecs.capability.execution-role-ecr-pull");
        }
        if (container.repository_credentials) add("ecs.capability.private-registry-authentication.secretsmanager");
        if (!container.depends_on.empty()) add("ecs.capability.container-ordering");
        if (container.health_check) add("ecs.capability.container-health-check");
    }
    if (definition.task_role_arn) add("com.amazonaws.ecs.capability.task-iam-role");
    if (definition.network_mode == "awsvpc") add("ecs.capability.task-eni");
    add("com.amazonaws.ecs.capability.docker-remote-api.1.18");
    model::List<Attribute> attributes;
    for (auto& name : names) attributes.push_back({.name = std::move(name)});
    return attributes;
}

Result<> refuse_unbuilt(const RegisterTaskDefinitionInput& input) {
    if (input.proxy_configuration) return errors::not_built("run App Mesh proxies");
    if (!input.inference_accelerators.empty()) return errors::not_built("have accelerators");
    if (input.enable_fault_injection.value_or(false)) return errors::not_built("inject faults into tasks");
    if (input.pid_mode || input.ipc_mode) return errors::not_built("share process or IPC namespaces between containers");
    if (input.trusted_execution_configuration) return errors::not_built("have trusted execution");
    for (const auto& volume : input.volumes) {
        if (volume.host && volume.host->source_path) return errors::not_built("mount folders of an instance");
        if (volume.efs_volume_configuration || volume.fsx_windows_file_server_volume_configuration ||
            volume.docker_volume_configuration || volume.configured_at_launch.value_or(false)) {
            return errors::not_built("have volumes other than bind mounts");
        }
    }
    for (const auto& container : input.container_definitions) {
        if (container.firelens_configuration) return errors::not_built("route logs through FireLens");
        if (!container.resource_requirements.empty()) return errors::not_built("have GPUs");
        if (!container.credential_specs.empty()) return errors::not_built("have credential specs");
        if (!container.links.empty()) return errors::not_built("link containers");
        if (container.disable_networking.value_or(false)) return errors::not_built("take the network from containers");
        if (container.interactive.value_or(false) || container.pseudo_terminal.value_or(false)) {
            return errors::not_built("give containers a terminal");
        }
        if (!container.docker_security_options.empty()) return errors::not_built("honour Docker's security options");
        if (container.linux_parameters) {
            const auto& linux_parameters = *container.linux_parameters;
            if (!linux_parameters.devices.empty() || linux_parameters.shared_memory_size || linux_parameters.max_swap || linux_parameters.swappiness) {
                return errors::not_built("honour devices, shared memory and swap of linuxParameters");
            }
        }
        if (!container.extra_hosts.empty() || !container.dns_servers.empty() || !container.dns_search_domains.empty()) {
            return errors::not_built("change the names that containers resolve");
        }
        if (container.log_configuration && container.log_configuration->log_driver != "awslogs") {
            return errors::not_built("send logs with the driver " + container.log_configuration->log_driver);
        }
        if (container.log_configuration && !container.log_configuration->secret_options.empty()) {
            return errors::not_built("give secrets to log drivers");
        }
    }
    return {};
}

Result<> check_role(const Context& context, const std::optional<std::string>& role) {
    if (!role || role->empty()) return {};
    const auto arn = role_arn_of(context, role);
    if (arn.find(":role/") == std::string::npos) return errors::client("Role is not valid");
    return {};
}

}  // namespace

Result<Access> register_task_definition_access(const Context& context, const RegisterTaskDefinitionInput& input) {
    const auto home = home_of(context);
    Keys keys;
    add_request_tags(keys, input.tags);
    add_key(keys, "ecs:task-cpu", input.cpu);
    add_key(keys, "ecs:task-memory", input.memory);
    add_list(keys, "ecs:compute-compatibility", input.requires_compatibilities);
    const bool is_privileged = std::ranges::any_of(input.container_definitions, [](const ContainerDefinition& container) {
        return container.privileged.value_or(false);
    });
    add_key(keys, "ecs:privileged", std::string(is_privileged ? "true" : "false"));
    const auto resource = arn_in(home, "task-definition/" + input.family + ":*");
    auto access = on("ecs:RegisterTaskDefinition", resource, {}, std::move(keys));
    ask_for_tags(access, input.tags, "RegisterTaskDefinition", resource);
    ask_to_pass_both(access, context, input.task_role_arn, input.execution_role_arn);
    return access;
}

Result<RegisterTaskDefinitionOutput> register_task_definition(Context& context, const RegisterTaskDefinitionInput& input) {
    BACKLOT_CHECK(check_definition(input));
    BACKLOT_CHECK(refuse_unbuilt(input));
    BACKLOT_CHECK(check_role(context, input.task_role_arn));
    BACKLOT_CHECK(check_role(context, input.execution_role_arn));
    BACKLOT_TRY(tags, tags_of(input.tags));
    const auto home = home_of(context);
    auto family = context.find(families, home.account, home.region, input.family).value_or(FamilyRecord{});
    ++family.newest;
    store::put(context.writes(), families, family, home.account, home.region, input.family);

    TaskDefinition made{.task_definition_arn = definition_arn(home, input.family, family.newest)};
    made.container_definitions = input.container_definitions;
    const bool is_awsvpc = input.network_mode == "awsvpc";
    for (auto& container : made.container_definitions) complete(container, is_awsvpc);
    made.family = input.family;
    if (input.task_role_arn && !input.task_role_arn->empty()) made.task_role_arn = input.task_role_arn;
    if (input.execution_role_arn && !input.execution_role_arn->empty()) made.execution_role_arn = input.execution_role_arn;
    made.network_mode = input.network_mode;
    made.revision = static_cast<std::int64_t>(family.newest);
    made.volumes = input.volumes;
    made.volumes.given = true;
    made.status = "ACTIVE";
    made.placement_constraints = input.placement_constraints;
    made.placement_constraints.given = true;
    made.compatibilities.emplace_back("EC2");
    if (check_fargate(input)) made.compatibilities.emplace_back("FARGATE");
    made.runtime_platform = input.runtime_platform;
    made.requires_compatibilities = input.requires_compatibilities;
    // Units are shown as the numbers that they come to: "1 vCPU" as "1024".
    if (input.cpu) made.cpu = std::to_string(*cpu_units(*input.cpu));
    if (input.memory) made.memory = std::to_string(*memory_mib(*input.memory));
    made.ephemeral_storage = input.ephemeral_storage;
    made.registered_at = context.now();
    made.registered_by = context.caller().arn;
    made.requires_attributes = attributes_of(made);
    store_definition(context, made, tags);
    RegisterTaskDefinitionOutput output{.task_definition = std::move(made)};
    if (!tags.empty()) output.tags = tags_shape(tags);
    return output;
}

}  // namespace backlot::ecs
