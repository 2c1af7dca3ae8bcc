// CreateTaskSet: a task set of a service that an external controller deploys. Its tasks are started by the scheduler.
//
// Without a scale it has no tasks yet. Load balancers are NotImplemented, and the launch types EC2 and EXTERNAL. Fails with
// ClusterNotFoundException, ServiceNotFoundException, ServiceNotActiveException, InvalidParameterException, ClientException,
// PlatformUnknownException, PlatformTaskDefinitionIncompatibilityException.
//
// Source: Amazon ECS API Reference (2014-11-13), CreateTaskSet; AWS CLI Command Reference, ecs create-task-set (Examples).
#include "services/ecs/clusters.h"
#include "services/ecs/discovery.h"
#include "services/ecs/errors.h"
#include "services/ecs/platform.h"
#include "services/ecs/service_request.h"
#include "services/ecs/shapes.h"
#include "services/ecs/tagging.h"
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<Access> create_task_set_access(const Context& context, const CreateTaskSetInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    for (const auto& item : input.capacity_provider_strategy) add_key(keys, "ecs:capacity-provider", item.capacity_provider);
    const auto found = find_definition(context, input.task_definition);
    if (found) add_key(keys, "ecs:task-definition", found->definition.task_definition_arn);
    auto access = on_task_set(context, "ecs:CreateTaskSet", cluster_name(input.cluster), input.service, "", std::move(keys));
    ask_for_tags(access, input.tags, "CreateTaskSet", access.resource);
    if (found) {
        ask_to_pass_both(access, context, found->definition.task_role_arn, found->definition.execution_role_arn);
    }
    return access;
}

Result<CreateTaskSetOutput> create_task_set(Context& context, const CreateTaskSetInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_TRY(live, need_external(context, cluster, input.service));
    if (!input.load_balancers.empty()) return errors::not_built("put services behind load balancers");
    if (input.client_token) {
        const auto before = context.find(tokens, live.record.account, live.record.region, cluster, "task-set/" + *input.client_token);
        auto* same = before && !before->tasks.empty() ? find_task_set(live, before->tasks.front()) : nullptr;
        if (same != nullptr) return CreateTaskSetOutput{.task_set = task_set_shape(*same, true)};
    }
    BACKLOT_TRY(within, need_cluster(context, cluster));
    BACKLOT_TRY(definition, need_active_definition(context, input.task_definition));
    Service target{.launch_type = input.launch_type, .platform_version = input.platform_version};
    target.capacity_provider_strategy = complete(input.capacity_provider_strategy);
    if (!input.launch_type && input.capacity_provider_strategy.empty()) {
        target.capacity_provider_strategy = within.default_capacity_provider_strategy;
    }
    BACKLOT_CHECK(check_service_target(context, live.home(), within, target, input.network_configuration, definition.definition));
    BACKLOT_CHECK(check_registries(context, input.service_registries));
    BACKLOT_TRY(tags, tags_of(input.tags));

    TaskSet made{.id = "ecs-svc/" + context.ids().digits(19)};
    made.task_set_arn = task_set_arn(live, *made.id);
    made.service_arn = live.service.service_arn;
    made.cluster_arn = live.service.cluster_arn;
    made.external_id = input.external_id;
    made.status = "ACTIVE";
    made.task_definition = definition.definition.task_definition_arn;
    made.pending_count = 0;
    made.running_count = 0;
    made.created_at = context.now();
    made.updated_at = context.now();
    made.launch_type = target.launch_type;
    made.capacity_provider_strategy = target.capacity_provider_strategy;
    made.platform_version = platform_of(input.platform_version);
    made.platform_family = "Linux";
    made.network_configuration = complete(input.network_configuration);
    made.service_registries = input.service_registries;
    made.stability_status = "STABILIZING";
    made.stability_status_at = context.now();
    made.tags = tags_shape(tags);
    BACKLOT_CHECK(scale(live, made, input.scale.value_or(Scale{})));
    live.service.task_sets.push_back(made);
    if (input.client_token) {
        store::put(context.writes(), tokens, TokenRecord{.digest = {}, .tasks = {*made.id}, .time = context.now()}, live.record.account,
                   live.record.region, cluster, "task-set/" + *input.client_token);
    }
    store_service(context, live);
    wake(context, live);
    return CreateTaskSetOutput{.task_set = task_set_shape(made, true)};
}

}  // namespace backlot::ecs
