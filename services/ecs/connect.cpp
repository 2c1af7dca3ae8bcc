#include "services/ecs/connect.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/arn.h"
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/platform.h"
#include "services/servicediscovery/model.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t namespace_name_limit = 1024;
constexpr std::size_t discovery_name_limit = 64;
constexpr std::size_t alias_name_limit = 127;
constexpr std::size_t alias_limit = 1;
constexpr std::string_view managed_tag = "AmazonECSManaged";

Refusal namespace_not_found(const std::string& named) {
    return errors::make("NamespaceNotFoundException", "Failed to retrieve namespace for " + named);
}

Result<identity::Caller> need_connect_agent(const Context& context) {
    auto agent = linked_role(context, context.account());
    if (agent) return *std::move(agent);
    return errors::invalid_parameter("Unable to assume the service linked role. Please verify that the ECS service linked role exists.");
}

std::string words_of_cloud_map(const Error& error) { return error.message + " (ErrorCode: " + error.code + ")"; }

// Nothing where no namespace has the name.
Result<std::optional<ConnectNamespace>> namespace_named(const Context& context, const std::string& name) {
    BACKLOT_TRY(agent, need_connect_agent(context));
    servicediscovery::NamespaceFilter filter{.name = "NAME"};
    filter.values = {name};
    servicediscovery::ListNamespacesInput input;
    input.filters.push_back(filter);
    const auto found = context.call(agent, input);
    if (!found) return errors::invalid_parameter(words_of_cloud_map(found.error()));
    if (found->namespaces.empty()) return std::optional<ConnectNamespace>{};
    const auto& first = found->namespaces.front();
    return std::optional(ConnectNamespace{.arn = first.arn.value_or(""), .name = first.name.value_or("")});
}

bool is_text_of(std::string_view name, std::string_view more, std::size_t limit) {
    return !name.empty() && name.size() <= limit && name.front() != '-' && std::ranges::all_of(name, [&](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || more.contains(letter);
    });
}

bool declares_port(const TaskDefinition& definition, const std::string& name) {
    return std::ranges::any_of(definition.container_definitions, [&](const ContainerDefinition& container) {
        return std::ranges::find(container.port_mappings, name, &PortMapping::name) != container.port_mappings.end();
    });
}

const std::string& discovery_name(const ServiceConnectService& one) { return one.discovery_name ? *one.discovery_name : one.port_name; }

Result<> check_connect_names(const ServiceConnectConfiguration& asked, const TaskDefinition& definition) {
    std::set<std::string> names;
    std::set<std::pair<std::string, std::int64_t>> aliases;
    for (const auto& one : asked.services) {
        if (!declares_port(definition, one.port_name)) {
            return errors::invalid_parameter("portName(" + one.port_name + ") does not refer to any named PortMapping in the container definitions");
        }
        const auto& name = discovery_name(one);
        if (!is_text_of(name, "_-", discovery_name_limit)) {
            return errors::invalid_parameter("The discoveryName " + name + " must have 1 to 64 lowercase letters, numbers, underscores and hyphens, and not start with a hyphen.");
        }
        if (!names.insert(name).second) return errors::invalid_parameter("The discoveryName " + name + " is named more than once.");
        if (one.client_aliases.size() > alias_limit) return errors::invalid_parameter("A Service Connect service can have at most 1 client alias.");
        for (const auto& alias : one.client_aliases) {
            if (alias.port < 1) return errors::invalid_parameter("The port of a client alias must be between 1 and 65535.");
            const auto host = alias.dns_name.value_or(name);
            if (alias.dns_name && !is_text_of(host, "_-.", alias_name_limit)) {
                return errors::invalid_parameter("The dnsName " + host + " must have 1 to 127 lowercase letters, numbers, underscores, hyphens and periods, and not start with a hyphen.");
            }
            if (!aliases.emplace(host, alias.port).second) return errors::invalid_parameter("The client alias " + host + " is named more than once with the same port.");
        }
    }
    return {};
}

Result<ConnectNamespace> namespace_of(const Context& context, const Cluster& cluster, const ServiceConnectConfiguration& asked) {
    if (asked.namespace_ && !asked.namespace_->empty()) return need_namespace(context, *asked.namespace_);
    if (cluster.service_connect_defaults) return need_namespace(context, cluster.service_connect_defaults->namespace_.value_or(""));
    return errors::invalid_parameter("Service Connect needs a namespace: the request names none, and the cluster has no default.");
}

// The ARN of Cloud Map's service of the name, which is the service's own or new.
Result<std::string> claim_name(Context& context, LiveService& live, const ConnectNamespace& space, const std::string& name) {
    BACKLOT_TRY(agent, need_connect_agent(context));
    const auto id = std::string(last_part(space.arn));
    servicediscovery::CreateServiceInput input{.name = name, .namespace_id = id};
    input.type = "HTTP";
    input.tags.push_back({.key = std::string(managed_tag), .value = "true"});
    const auto made = context.call(agent, input);
    if (made) {
        live.record.connect_services.push_back(made->service->arn.value_or(""));
        return live.record.connect_services.back();
    }
    if (made.error().code != "ServiceAlreadyExists") return errors::invalid_parameter(words_of_cloud_map(made.error()));
    for (const auto& [detail, value] : made.error().details) {
        if (detail == "ServiceArn" && std::ranges::find(live.record.connect_services, value) != live.record.connect_services.end()) return value;
    }
    return errors::invalid_parameter("SC service is already used by " + space.arn);
}

}  // namespace

Result<ConnectNamespace> need_namespace(const Context& context, const std::string& named) {
    if (!named.starts_with("arn:")) {
        BACKLOT_TRY(found, namespace_named(context, named));
        return found ? Result<ConnectNamespace>(*std::move(found)) : namespace_not_found(named);
    }
    if (const auto owner = arn_account(named); owner != context.account()) return errors::not_built("connect services in namespaces of other accounts");
    if (!named.starts_with(context.arn("servicediscovery", "namespace/"))) return namespace_not_found(named);
    BACKLOT_TRY(agent, need_connect_agent(context));
    const auto found = context.call(agent, servicediscovery::GetNamespaceInput{.id = std::string(last_part(named))});
    if (!found) return namespace_not_found(named);
    return ConnectNamespace{.arn = named, .name = found->namespace_->name.value_or("")};
}

Result<std::optional<ClusterServiceConnectDefaults>> connect_defaults(Context& context, const std::string& named) {
    using Defaults = ClusterServiceConnectDefaults;
    if (named.empty()) return std::optional<Defaults>{};
    if (named.starts_with("arn:")) {
        BACKLOT_TRY(found, need_namespace(context, named));
        return std::optional(Defaults{.namespace_ = found.arn});
    }
    if (named.size() > namespace_name_limit || named.find_first_of("<>\"/") != named.npos) {
        return errors::invalid_parameter("The namespace name can include up to 1024 characters and can't include >, <, double quotation marks or slashes.");
    }
    BACKLOT_TRY(found, namespace_named(context, named));
    if (found) return std::optional(Defaults{.namespace_ = found->arn});
    BACKLOT_TRY(agent, need_connect_agent(context));
    servicediscovery::CreateHttpNamespaceInput input{.name = named, .creator_request_id = named};
    input.tags.push_back({.key = std::string(managed_tag), .value = "true"});
    if (const auto made = context.call(agent, input); !made) return errors::invalid_parameter(words_of_cloud_map(made.error()));
    BACKLOT_TRY(space, need_namespace(context, named));
    return std::optional(Defaults{.namespace_ = space.arn});
}

Result<> connect(Context& context, LiveService& live, const Cluster& cluster, const TaskDefinition& definition,
                 const std::optional<ServiceConnectConfiguration>& asked) {
    auto& deployment = live.service.deployments.front();
    deployment.service_connect_configuration = asked;
    deployment.service_connect_resources.clear();
    live.record.namespace_arn.clear();
    live.record.namespace_name.clear();
    if (!asked || !asked->enabled) return {};
    BACKLOT_TRY(space, namespace_of(context, cluster, *asked));
    BACKLOT_CHECK(check_platform({.asked = live.service.platform_version, .needs_newest = true}, definition));
    BACKLOT_CHECK(check_connect_names(*asked, definition));
    auto& configuration = *deployment.service_connect_configuration;
    if (!configuration.namespace_ || configuration.namespace_->empty()) configuration.namespace_ = space.name;
    for (const auto& one : configuration.services) {
        const auto& name = discovery_name(one);
        BACKLOT_TRY(arn, claim_name(context, live, space, name));
        deployment.service_connect_resources.push_back({.discovery_name = name, .discovery_arn = arn});
    }
    live.record.namespace_arn = space.arn;
    live.record.namespace_name = space.name;
    return {};
}

void drop_names(Context& context, LiveService& live) {
    auto& claimed = live.record.connect_services;
    if (claimed.empty()) return;
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return;
    std::erase_if(claimed, [&](const std::string& arn) {
        const bool is_used = live.service.status != "INACTIVE" && std::ranges::any_of(live.service.deployments, [&](const Deployment& one) {
            return std::ranges::find(one.service_connect_resources, arn, &ServiceConnectServiceResource::discovery_arn) != one.service_connect_resources.end();
        });
        if (is_used) return false;
        const auto done = context.call_in(live.record.region, *agent, servicediscovery::DeleteServiceInput{.id = std::string(last_part(arn))});
        return done.has_value() || done.error().code == "ServiceNotFound";
    });
}

}  // namespace backlot::ecs
