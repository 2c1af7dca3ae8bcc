#include "services/ecs/discovery.h"

#include <algorithm>

#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/servicediscovery/model.h"

namespace backlot::ecs {

namespace {

struct Place {
    std::string id;  // of Cloud Map's service
    std::optional<std::int64_t> port;
};

std::optional<std::int64_t> container_port(const TaskDefinition& definition, const std::string& name) {
    for (const auto& container : definition.container_definitions) {
        const auto found = std::ranges::find(container.port_mappings, name, &PortMapping::name);
        if (found != container.port_mappings.end()) return found->container_port;
    }
    return std::nullopt;
}

std::vector<Place> places_of(const LiveTask& live, const Service& service) {
    std::vector<Place> all;
    const auto task_set = std::ranges::find(service.task_sets, live.record.deployment, &TaskSet::id);
    for (const auto& registry : task_set == service.task_sets.end() ? service.service_registries : task_set->service_registries) {
        all.push_back({.id = std::string(last_part(registry.registry_arn.value_or(""))), .port = registry.port ? registry.port : registry.container_port});
    }
    const auto own = std::ranges::find(service.deployments, live.record.deployment, &Deployment::id);
    if (own == service.deployments.end() || !own->service_connect_configuration) return all;
    const auto& connected = own->service_connect_configuration->services;
    for (const auto& resource : own->service_connect_resources) {
        const auto one = std::ranges::find_if(connected, [&](const ServiceConnectService& each) {
            return each.discovery_name.value_or(each.port_name) == resource.discovery_name;
        });
        all.push_back({.id = std::string(last_part(resource.discovery_arn.value_or(""))),
                       .port = one == connected.end() ? std::nullopt : container_port(live.definition, one->port_name)});
    }
    return all;
}

}  // namespace

Result<> check_registries(const Context& context, const model::List<ServiceRegistry>& registries) {
    if (registries.empty()) return {};
    if (registries.size() > 1) return errors::invalid_parameter("A service can be associated with one service registry.");
    const auto& registry = registries.front();
    const auto arn = registry.registry_arn.value_or("");
    if (!arn.starts_with(context.arn("servicediscovery", "service/srv-"))) {
        return errors::invalid_parameter("The format of the supplied service registry ARN is invalid: " + arn + ".");
    }
    if (registry.port && (registry.container_name || registry.container_port)) {
        return errors::invalid_parameter("Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not "
                                         "both. Remove one and retry.");
    }
    const auto agent = linked_role(context, context.account());
    if (!agent) return {};  // the network says so
    const auto found = context.call(*agent, servicediscovery::GetServiceInput{.id = std::string(last_part(arn))});
    if (!found) return errors::invalid_parameter("The service registry " + arn + " does not exist. (ErrorCode: " + found.error().code + ")");
    const auto& records = found->service->dns_config;
    const bool has_ports = records && std::ranges::find(records->dns_records, "SRV", &servicediscovery::DnsRecord::type) != records->dns_records.end();
    if (has_ports && !registry.port && !(registry.container_name && registry.container_port)) {
        return errors::invalid_parameter("The service registry has a record of type SRV: specify a value for either 'port' or the 'containerName' "
                                         "and 'containerPort' combination.");
    }
    if (has_ports) return {};
    const std::string_view needless = registry.container_port ? "containerPort" : registry.container_name ? "containerName" : "port";
    if (!registry.container_port && !registry.container_name && !registry.port) return {};
    return errors::invalid_parameter("The values specified for serviceRegistries do not require a value for '" + std::string(needless) +
                                     "'. Remove the value and retry.");
}

void register_instance(Context& context, LiveTask& live, const Service& service) {
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return;
    for (const auto& place : places_of(live, service)) {
        servicediscovery::RegisterInstanceInput input{.service_id = place.id, .instance_id = live.record.id};
        input.attributes = {{"AWS_INSTANCE_IPV4", live.record.address},
                            {"AVAILABILITY_ZONE", live.task.availability_zone.value_or("")},
                            {"REGION", live.record.region},
                            {"ECS_CLUSTER_NAME", live.record.cluster},
                            {"ECS_SERVICE_NAME", live.record.service},
                            {"ECS_TASK_DEFINITION_FAMILY", live.definition.family.value_or("")}};
        const auto task_set = std::ranges::find(service.task_sets, live.record.deployment, &TaskSet::id);
        if (task_set != service.task_sets.end() && task_set->external_id) input.attributes["ECS_TASK_SET_EXTERNAL_ID"] = *task_set->external_id;
        if (place.port) input.attributes["AWS_INSTANCE_PORT"] = std::to_string(*place.port);
        // A refusal stands in the journal.
        if (context.call_in(live.record.region, *agent, input)) live.record.registrations.push_back(place.id);
    }
}

void deregister_instance(Context& context, LiveTask& live) {
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return;
    for (const auto& id : live.record.registrations) {
        (void)context.call_in(live.record.region, *agent,
                              servicediscovery::DeregisterInstanceInput{.service_id = id, .instance_id = live.record.id});
    }
    live.record.registrations.clear();
}

}  // namespace backlot::ecs
