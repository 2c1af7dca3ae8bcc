// CreateService: keeps a number of tasks running. The first ones are started by the scheduler. The same request once more, with a
// client token or without, answers the service that is there.
//
// Rolling deployments by ECS itself; with a deployment circuit breaker, with registries of Cloud Map and Service Connect.
// One with an external controller begins without tasks: its task sets bring them. Load balancers, CodeDeploy, daemons and EBS
// volumes are NotImplemented. Fails with InvalidParameterException,
// ClientException, ClusterNotFoundException, NamespaceNotFoundException, PlatformUnknownException,
// PlatformTaskDefinitionIncompatibilityException.
//
// Source: Amazon ECS API Reference (2014-11-13), CreateService; Developer Guide, "Amazon ECS service definition
// parameters".
#include "services/ecs/clusters.h"
#include "services/ecs/connect.h"
#include "services/ecs/discovery.h"
#include "services/ecs/errors.h"
#include "services/ecs/network.h"
#include "services/ecs/scheduler.h"
#include "services/ecs/service_request.h"
#include "services/ecs/shapes.h"
#include "services/ecs/tagging.h"
#include "services/ecs/unexecuted_rules.h"

namespace backlot::ecs {

namespace {

Result<> refuse_unbuilt(const CreateServiceInput& input) {
    if (input.scheduling_strategy.value_or("REPLICA") != "REPLICA") return errors::not_built("run services as daemons");
    if (input.role) {
        return errors::invalid_parameter("You cannot specify an IAM role for services that require a service linked role.");
    }
    return refuse_unbuilt_parts(input);
}

// What a request has beside the parts of a service that its task sets bring.
Result<> check_external(const CreateServiceInput& input) {
    const auto refuse = [](std::string_view member) { return errors::invalid_parameter(std::string(member) + " must be empty or null."); };
    if (input.task_definition) return refuse("TaskDefinition");
    if (input.network_configuration) return refuse("NetworkConfiguration");
    if (input.platform_version) return refuse("PlatformVersion");
    if (!input.capacity_provider_strategy.empty()) return refuse("CapacityProviderStrategy");
    if (!input.service_registries.empty()) return refuse("ServiceRegistries");
    if (input.service_connect_configuration) return refuse("ServiceConnectConfiguration");
    return {};
}

}  // namespace

Result<Access> create_service_access(const Context& context, const CreateServiceInput& input) {
    auto access = on_service(context, "ecs:CreateService", cluster_name(input.cluster), input.service_name, service_keys(context, input));
    add_request_tags(access.keys, input.tags);
    ask_for_tags(access, input.tags, "CreateService", access.resource);
    const auto found = find_definition(context, input.task_definition.value_or(""));
    if (found) {
        ask_to_pass_both(access, context, found->definition.task_role_arn, found->definition.execution_role_arn);
    }
    return access;
}

Result<CreateServiceOutput> create_service(Context& context, const CreateServiceInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_TRY(within, need_cluster(context, cluster));
    if (!is_plain_name(input.service_name)) {
        return errors::invalid_parameter("Service name must contain only alphanumeric characters, hyphens and underscores.");
    }
    BACKLOT_CHECK(refuse_unbuilt(input));
    const bool is_external = input.deployment_controller && input.deployment_controller->type == "EXTERNAL";
    std::optional<FoundDefinition> definition;
    if (is_external) {
        BACKLOT_CHECK(check_external(input));
    } else {
        if (!input.task_definition) return errors::invalid_parameter("TaskDefinition cannot be null.");
        BACKLOT_TRY(found, need_active_definition(context, *input.task_definition));
        definition = std::move(found);
    }
    const auto home = home_of(context);
    const auto digest = digest_of_request(input);
    if (const auto old = find_service(context, home, cluster, input.service_name); old && old->service.status != "INACTIVE") {
        if (old->service.status == "DRAINING") return errors::invalid_parameter("Unable to Start a service that is still Draining.");
        if (old->record.request != digest) return errors::invalid_parameter("Creation of service was not idempotent.");
        return CreateServiceOutput{.service = service_shape(*old, true)};
    }
    if (input.desired_count.value_or(0) < 0) return errors::invalid_parameter("desiredCount must not be negative.");
    LiveService live{.record = {.account = home.account, .region = home.region, .cluster = cluster}, .service = {}};
    live.record.request = digest;
    BACKLOT_TRY(tags, tags_of(input.tags));
    live.record.tags = std::move(tags);
    auto& service = live.service;
    service.service_arn = service_arn(home, cluster, input.service_name);
    service.service_name = input.service_name;
    service.cluster_arn = cluster_arn(home, cluster);
    service.status = "ACTIVE";
    service.desired_count = input.desired_count.value_or(0);
    if (definition) service.task_definition = definition->definition.task_definition_arn;
    service.launch_type = input.launch_type;
    service.capacity_provider_strategy = complete(input.capacity_provider_strategy);
    if (is_external && !service.launch_type) service.launch_type = "EC2";
    if (definition && !input.launch_type && input.capacity_provider_strategy.empty()) {
        service.capacity_provider_strategy = within.default_capacity_provider_strategy;
    }
    BACKLOT_CHECK(check_registries(context, input.service_registries));
    if (definition) {
        service.platform_version = input.platform_version;
        BACKLOT_CHECK(check_service_target(context, home, within, service, input.network_configuration, definition->definition));
        if (!service.platform_version) service.platform_version = "LATEST";
        service.platform_family = "Linux";
    }
    service.network_configuration = complete(input.network_configuration);
    service.role_arn = linked_role_arn(home.account);  // which the interfaces of awsvpc need
    service.service_registries = input.service_registries;
    service.deployment_configuration = complete(input.deployment_configuration);
    service.deployment_controller = input.deployment_controller.value_or(DeploymentController{.type = "ECS"});
    service.health_check_grace_period_seconds = input.health_check_grace_period_seconds.value_or(0);
    service.scheduling_strategy = "REPLICA";
    service.created_at = context.now();
    service.created_by = context.caller().role_arn.empty() ? context.caller().arn : context.caller().role_arn;
    service.enable_ecs_managed_tags = input.enable_ecs_managed_tags.value_or(false);
    service.propagate_tags = input.propagate_tags.value_or("NONE");
    service.enable_execute_command = input.enable_execute_command.value_or(false);
    service.availability_zone_rebalancing = input.availability_zone_rebalancing.value_or("ENABLED");
    if (definition) {
        begin_deployment(context, live);
        BACKLOT_CHECK(connect(context, live, within, definition->definition, input.service_connect_configuration));
    }
    if (auto rule = connect_rule(context.view(), home, service)) context.tell(*std::move(rule));
    store_service(context, live);
    wake(context, live);
    return CreateServiceOutput{.service = service_shape(live, true)};
}

}  // namespace backlot::ecs
