#include "services/ecs/unexecuted_rules.h"

#include <algorithm>

#include "services/ecs/shapes.h"

namespace backlot::ecs {

namespace {

// The container's port of that name; nothing where it is not known.
std::optional<std::int64_t> port_named(const TaskDefinition& definition, const std::string& name) {
    for (const auto& container : definition.container_definitions) {
        const auto found = std::ranges::find(container.port_mappings, name, &PortMapping::name);
        if (found != container.port_mappings.end()) return found->container_port;
    }
    return std::nullopt;
}

bool configures_proxy(const ServiceConnectConfiguration& asked) {
    if (asked.log_configuration || asked.access_log_configuration || !asked.container_configurations.empty()) return true;
    return std::ranges::any_of(asked.services, [](const ServiceConnectService& one) {
        return one.ingress_port_override || one.timeout || one.tls ||
               std::ranges::any_of(one.client_aliases, [](const ServiceConnectClientAlias& alias) { return alias.test_traffic_rules.has_value(); });
    });
}

}  // namespace

bool is_connected(const Service& service) {
    const auto& deployments = service.deployments;
    return !deployments.empty() && deployments.front().service_connect_configuration &&
           deployments.front().service_connect_configuration->enabled;
}

std::optional<kernel::UnexecutedRule> connect_rule(const store::View& view, const Home& home, const Service& service) {
    if (!is_connected(service)) return std::nullopt;
    const auto name = parse_definition(service.task_definition.value_or(""));
    const auto record = name && name->revision ? store::find(view, definitions, home.account, home.region, name->family, *name->revision) : std::nullopt;
    if (!record) return std::nullopt;
    const auto definition = shape_from<TaskDefinition>(record->shape);
    for (const auto& one : service.deployments.front().service_connect_configuration->services) {
        const auto port = port_named(definition, one.port_name);
        for (const auto& alias : one.client_aliases) {
            if (port && alias.port == *port) continue;
            return kernel::UnexecutedRule{.service = {}, .resource = *service.service_arn, .rule = "the port " + std::to_string(alias.port) + " of Service Connect",
                                          .missing = "its clients reach the tasks at the container's own port alone"};
        }
    }
    if (configures_proxy(*service.deployments.front().service_connect_configuration)) {
        return kernel::UnexecutedRule{.service = {}, .resource = *service.service_arn, .rule = "the proxy of Service Connect",
                                      .missing = "there is none that would log, encrypt, keep time or listen on another port"};
    }
    return std::nullopt;
}

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    std::vector<kernel::UnexecutedRule> all;
    store::scan(view, services, [&](const ServiceRecord& record) {
        const auto service = shape_from<Service>(record.shape);
        if (service.status == "INACTIVE") return;
        if (auto rule = connect_rule(view, {.account = record.account, .region = record.region}, service)) all.push_back(*std::move(rule));
    });
    return all;
}

}  // namespace backlot::ecs
