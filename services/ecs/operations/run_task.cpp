// RunTask: up to ten tasks of a definition. What could not be placed is a failure in the answer.
//
// The definition's roles, or those that the request names instead, are passed to ecs-tasks.amazonaws.com. With a client
// token the same request gives the same tasks for a day. Tasks run on Fargate: of the launch types EC2 and EXTERNAL there
// are no instances, which is told as AWS tells it. Fails with ClientException, InvalidParameterException,
// ClusterNotFoundException, ConflictException, PlatformUnknownException, PlatformTaskDefinitionIncompatibilityException.
//
// Source: Amazon ECS API Reference (2014-11-13), RunTask; Developer Guide, "Amazon ECS standalone tasks"; Service
// Authorization Reference (ecs:RunTask).
#include <algorithm>

#include "base/digest.h"
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/network.h"
#include "services/ecs/new_task.h"
#include "services/ecs/overrides.h"
#include "services/ecs/platform.h"
#include "services/ecs/script.h"
#include "services/ecs/shapes.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

namespace {

constexpr std::chrono::hours token_life{24};
constexpr std::int64_t count_limit = 10;

bool uses_fargate(const RunTaskInput& input, const Cluster& cluster) {
    if (!input.capacity_provider_strategy.empty()) return true;  // check_providers: AWS's own only
    if (input.launch_type) return *input.launch_type == "FARGATE";
    return !cluster.default_capacity_provider_strategy.empty();
}

Result<> refuse_unbuilt(const RunTaskInput& input) {
    if (!input.volume_configurations.empty()) return errors::not_built("attach EBS volumes to tasks");
    if (input.reference_id) return errors::not_built("keep the reference ids of tasks");
    if (!input.placement_constraints.empty() || !input.placement_strategy.empty()) {
        return errors::invalid_parameter("Placement constraints and strategies are not supported with the launch type FARGATE.");
    }
    return {};
}

Result<> check_request(const RunTaskInput& input, const Cluster& cluster, const TaskDefinition& definition) {
    if (input.count && (*input.count < 1 || *input.count > count_limit)) {
        return errors::invalid_parameter("Count must be between 1 and 10.");
    }
    if (input.started_by && input.started_by->size() > 128) {
        return errors::invalid_parameter("startedBy must be at most 128 characters.");
    }
    if (input.launch_type && !input.capacity_provider_strategy.empty()) {
        return errors::invalid_parameter("Specifying both a launch type and capacity provider strategy is not supported. Remove "
                                         "one and try again.");
    }
    if (!input.capacity_provider_strategy.empty()) {
        BACKLOT_CHECK(check_providers(cluster.capacity_providers, input.capacity_provider_strategy));
    }
    BACKLOT_CHECK(check_overrides(input.overrides, definition));
    const bool asks_for_storage = input.overrides && input.overrides->ephemeral_storage;
    BACKLOT_CHECK(check_platform({.asked = input.platform_version, .is_fargate = uses_fargate(input, cluster), .needs_newest = asks_for_storage}, definition));
    if (!uses_fargate(input, cluster)) return errors::invalid_parameter("No Container Instances were found in your cluster.");
    if (std::ranges::find(definition.compatibilities, "FARGATE") == definition.compatibilities.end()) {
        return errors::invalid_parameter("Task definition does not support launch_type FARGATE.");
    }
    if (!input.network_configuration || !input.network_configuration->awsvpc_configuration) {
        return errors::invalid_parameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    return refuse_unbuilt(input);
}

// What the token stands for, apart from the token.
std::string digest_of(const RunTaskInput& input) {
    std::string text = input.task_definition + "\n" + std::to_string(input.count.value_or(1)) + "\n" + input.started_by.value_or("") +
                       "\n" + input.group.value_or("") + "\n" + input.launch_type.value_or("");
    if (input.overrides) text += "\n" + store_text(*input.overrides);
    if (input.network_configuration && input.network_configuration->awsvpc_configuration) {
        text += "\n" + store_text(*input.network_configuration->awsvpc_configuration);
    }
    for (const auto& tag : input.tags) text += "\n" + tag.key.value_or("") + "=" + tag.value.value_or("");
    return sha256_hex(text);
}

RunTaskOutput answer_of(std::vector<LiveTask> made) {
    RunTaskOutput output;
    output.tasks.given = true;
    output.failures.given = true;
    for (const auto& live : made) output.tasks.push_back(task_shape(live, true));
    return output;
}

// The tasks that the token has given already.
Result<std::optional<RunTaskOutput>> earlier(const Context& context, const RunTaskInput& input, const std::string& cluster) {
    const auto home = home_of(context);
    if (!input.client_token) return std::optional<RunTaskOutput>{};
    const auto token = context.find(tokens, home.account, home.region, cluster, *input.client_token);
    if (!token || token->time + token_life < context.now()) return std::optional<RunTaskOutput>{};
    if (token->digest != digest_of(input)) {
        return errors::make("ConflictException", "The client token was used for another request.");
    }
    std::vector<LiveTask> made;
    for (const auto& id : token->tasks) {
        if (auto live = find_task(context.view(), id)) made.push_back(*std::move(live));
    }
    return std::optional(answer_of(std::move(made)));
}

}  // namespace

Result<Access> run_task_access(const Context& context, const RunTaskInput& input) {
    const auto home = home_of(context);
    const auto cluster = cluster_name(input.cluster);
    const auto found = find_definition(context, input.task_definition);
    const auto name = parse_definition(input.task_definition);
    std::string resource = "*";
    if (found) resource = *found->definition.task_definition_arn;
    else if (name) resource = definition_arn({.account = name->account.empty() ? home.account : name->account, .region = home.region},
                                             name->family, name->revision.value_or(0));
    Keys keys;
    add_cluster(keys, home, cluster);
    add_request_tags(keys, input.tags);
    for (const auto& item : input.capacity_provider_strategy) add_key(keys, "ecs:capacity-provider", item.capacity_provider);
    add_key(keys, "ecs:enable-execute-command", std::string(input.enable_execute_command.value_or(false) ? "true" : "false"));
    add_key(keys, "ecs:enable-ebs-volumes", std::string(input.volume_configurations.empty() ? "false" : "true"));
    if (found) {
        add_key(keys, "ecs:task-cpu", input.overrides && input.overrides->cpu ? input.overrides->cpu : found->definition.cpu);
        add_key(keys, "ecs:task-memory", input.overrides && input.overrides->memory ? input.overrides->memory : found->definition.memory);
    }
    auto access = on("ecs:RunTask", resource, found ? found->tags : Tags{}, std::move(keys));
    ask_for_tags(access, input.tags, "RunTask", arn_in(home, "task/" + cluster + "/*"));
    const auto passed = roles_of(context, input.overrides, found ? &found->definition : nullptr);
    for (const auto& role : passed) ask_to_pass(access, role);
    return access;
}

Result<RunTaskOutput> run_task(Context& context, const RunTaskInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_TRY(within, need_cluster(context, cluster));
    BACKLOT_TRY(definition, need_active_definition(context, input.task_definition));
    BACKLOT_CHECK(check_request(input, within, definition.definition));
    const auto home = home_of(context);
    const auto& network = *input.network_configuration->awsvpc_configuration;
    BACKLOT_CHECK(check_network(context, home, network));
    BACKLOT_TRY(before, earlier(context, input, cluster));
    if (before) return *std::move(before);

    BACKLOT_TRY(tags, tags_of(input.tags));
    TaskRequest request{.cluster = cluster, .definition = definition, .network = network};
    if (!input.capacity_provider_strategy.empty()) request.capacity_provider = input.capacity_provider_strategy.front().capacity_provider;
    else if (!input.launch_type) request.capacity_provider = within.default_capacity_provider_strategy.front().capacity_provider;
    request.platform_version = platform_of(input.platform_version);
    request.overrides = input.overrides;
    if (request.overrides) {
        if (request.overrides->task_role_arn) request.overrides->task_role_arn = role_arn_of(context, request.overrides->task_role_arn);
        if (request.overrides->execution_role_arn) {
            request.overrides->execution_role_arn = role_arn_of(context, request.overrides->execution_role_arn);
        }
    }
    if (input.propagate_tags == "TASK_DEFINITION") request.tags = definition.tags;
    for (const auto& [key, value] : tags) request.tags.insert_or_assign(key, value);
    if (input.enable_ecs_managed_tags.value_or(false)) request.tags.insert_or_assign("aws:ecs:clusterName", cluster);
    request.started_by = input.started_by.value_or("");
    request.group = input.group.value_or("");
    request.enable_execute_command = input.enable_execute_command.value_or(false);

    std::vector<LiveTask> made;
    model::List<Failure> failures;
    for (std::int64_t i = 0; i < input.count.value_or(1); ++i) {
        if (auto reason = refuse_launch(context, definition.definition)) {
            failures.push_back({.arn = *definition.definition.task_definition_arn, .reason = *std::move(reason)});
            continue;
        }
        BACKLOT_TRY(live, make_task(context, home, request));
        made.push_back(std::move(live));
    }
    if (input.client_token && failures.empty()) {
        TokenRecord token{.digest = digest_of(input), .tasks = {}, .time = context.now()};
        for (const auto& live : made) token.tasks.push_back(live.record.id);
        store::put(context.writes(), tokens, token, home.account, home.region, cluster, *input.client_token);
    }
    auto answer = answer_of(std::move(made));
    for (auto& failure : failures) answer.failures.push_back(std::move(failure));
    return answer;
}

}  // namespace backlot::ecs
