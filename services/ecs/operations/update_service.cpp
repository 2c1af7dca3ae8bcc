// UpdateService: another count, definition, network or configuration; what changes the tasks, or is forced, is a new
// deployment.
//
// Fails with ServiceNotFoundException, ServiceNotActiveException, InvalidParameterException, ClientException,
// NamespaceNotFoundException, PlatformUnknownException, PlatformTaskDefinitionIncompatibilityException.
//
// Source: Amazon ECS API Reference (2014-11-13), UpdateService.
#include "services/ecs/clusters.h"
#include "services/ecs/connect.h"
#include "services/ecs/discovery.h"
#include "services/ecs/errors.h"
#include "services/ecs/scheduler.h"
#include "services/ecs/service_request.h"
#include "services/ecs/task_sets.h"
#include "services/ecs/unexecuted_rules.h"

namespace backlot::ecs {

namespace {

// Whether the request gives the service's tasks another look.
bool changes_tasks(const UpdateServiceInput& input, const Service& before, const Service& after) {
    return input.force_new_deployment.value_or(false) || before.task_definition != after.task_definition ||
           input.network_configuration || input.platform_version || input.service_connect_configuration ||
           !input.capacity_provider_strategy.empty() || input.service_registries.given;
}

// What a service may change itself whose task sets bring the rest.
Result<> check_external(const UpdateServiceInput& input) {
    const bool has_more = input.task_definition || input.network_configuration || input.platform_version || input.service_registries.given ||
                          !input.capacity_provider_strategy.empty() || input.service_connect_configuration || input.force_new_deployment.value_or(false);
    if (!has_more) return {};
    return errors::invalid_parameter("Only the desired count, the health check grace period and the tag options of a service whose deployment "
                                     "controller is EXTERNAL can be updated. Create a new task set.");
}

}  // namespace

Result<Access> update_service_access(const Context& context, const UpdateServiceInput& input) {
    auto access = on_service(context, "ecs:UpdateService", cluster_name(input.cluster), input.service, service_keys(context, input));
    if (!input.task_definition) return access;
    if (const auto found = find_definition(context, *input.task_definition)) {
        ask_to_pass_both(access, context, found->definition.task_role_arn, found->definition.execution_role_arn);
    }
    return access;
}

Result<UpdateServiceOutput> update_service(Context& context, const UpdateServiceInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_TRY(within, need_cluster(context, cluster));
    BACKLOT_CHECK(refuse_unbuilt_parts(input));
    const auto home = home_of(context);
    auto live = find_service(context, home, cluster, input.service);
    if (!live) return errors::service_not_found();
    if (live->service.status != "ACTIVE") return errors::service_not_active();
    if (input.deployment_controller && input.deployment_controller->type != live->service.deployment_controller->type) {
        return errors::not_built("change the deployment controllers of services");
    }
    if (is_external(live->service)) BACKLOT_CHECK(check_external(input));
    const auto before = live->service;
    auto& service = live->service;
    if (input.desired_count) {
        if (*input.desired_count < 0) return errors::invalid_parameter("desiredCount must not be negative.");
        service.desired_count = *input.desired_count;
        if (is_external(service)) scale_all(*live);
        else {
            service.deployments.front().desired_count = *input.desired_count;
            service.deployments.front().updated_at = context.now();
        }
    }
    if (input.task_definition) {
        BACKLOT_TRY(definition, need_active_definition(context, *input.task_definition));
        service.task_definition = definition.definition.task_definition_arn;
    }
    if (!input.capacity_provider_strategy.empty()) {
        service.capacity_provider_strategy = complete(input.capacity_provider_strategy);
        service.launch_type.reset();
    }
    if (input.network_configuration) service.network_configuration = complete(input.network_configuration);
    if (input.platform_version) service.platform_version = input.platform_version;
    if (input.deployment_configuration) service.deployment_configuration = complete(input.deployment_configuration);
    if (input.health_check_grace_period_seconds) service.health_check_grace_period_seconds = input.health_check_grace_period_seconds;
    if (input.enable_execute_command) service.enable_execute_command = input.enable_execute_command;
    if (input.enable_ecs_managed_tags) service.enable_ecs_managed_tags = input.enable_ecs_managed_tags;
    if (input.propagate_tags) service.propagate_tags = input.propagate_tags;
    if (input.availability_zone_rebalancing) service.availability_zone_rebalancing = input.availability_zone_rebalancing;
    if (input.service_registries.given) {
        BACKLOT_CHECK(check_registries(context, input.service_registries));
        service.service_registries = input.service_registries;
    }
    const auto definition = service.task_definition ? find_definition(context, *service.task_definition) : std::nullopt;
    if (input.network_configuration || input.task_definition || !input.capacity_provider_strategy.empty() || input.platform_version) {
        if (!definition) return errors::client("TaskDefinition not found.");
        BACKLOT_CHECK(check_service_target(context, home, within, service, service.network_configuration, definition->definition));
    }
    live->record.is_steady = false;
    if (changes_tasks(input, before, service)) {
        const auto configured = service.deployments.front().service_connect_configuration;
        begin_deployment(context, *live);
        if (!definition) return errors::client("TaskDefinition not found.");
        BACKLOT_CHECK(connect(context, *live, within, definition->definition,
                              input.service_connect_configuration ? input.service_connect_configuration : configured));
    }
    if (input.service_connect_configuration) {
        if (auto rule = connect_rule(context.view(), home, service)) context.tell(*std::move(rule));
    }
    store_service(context, *live);
    wake(context, *live);
    return UpdateServiceOutput{.service = service_shape(*live, true)};
}

}  // namespace backlot::ecs
