// StartTask: tasks on container instances of the caller's choice. No cluster here has any, so each is a failure in the answer,
// as on AWS for an instance that is not there.
//
// The definition's roles, or those that the request names instead, are passed to ecs-tasks.amazonaws.com all the same. Fails
// with ClientException, InvalidParameterException, ClusterNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), StartTask; Developer Guide, "Amazon ECS API failure reasons"; Service
// Authorization Reference (ecs:StartTask).
#include "services/ecs/clusters.h"
#include "services/ecs/definitions.h"
#include "services/ecs/errors.h"
#include "services/ecs/overrides.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t instance_limit = 10;
constexpr std::size_t starter_limit = 128;

}  // namespace

Result<Access> start_task_access(const Context& context, const StartTaskInput& input) {
    const auto home = home_of(context);
    const auto cluster = cluster_name(input.cluster);
    const auto found = find_definition(context, input.task_definition);
    Keys keys;
    add_cluster(keys, home, cluster);
    add_request_tags(keys, input.tags);
    std::vector<std::string> instances;
    for (const auto& one : input.container_instances) instances.push_back(container_instance_arn(home, cluster, one));
    add_list(keys, "ecs:container-instances", instances);
    add_key(keys, "ecs:enable-execute-command", std::string(input.enable_execute_command.value_or(false) ? "true" : "false"));
    add_key(keys, "ecs:enable-ebs-volumes", std::string(input.volume_configurations.empty() ? "false" : "true"));
    auto access = on("ecs:StartTask", found ? *found->definition.task_definition_arn : "*", found ? found->tags : Tags{}, std::move(keys));
    ask_for_tags(access, input.tags, "StartTask", arn_in(home, "task/" + cluster + "/*"));
    const auto passed = roles_of(context, input.overrides, found ? &found->definition : nullptr);
    for (const auto& role : passed) ask_to_pass(access, role);
    return access;
}

Result<StartTaskOutput> start_task(Context& context, const StartTaskInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    BACKLOT_TRY(definition, need_active_definition(context, input.task_definition));
    if (input.container_instances.empty()) return errors::invalid_parameter("Container Instances cannot be empty.");
    if (input.container_instances.size() > instance_limit) {
        return errors::invalid_parameter("You can specify up to 10 container instances.");
    }
    if (input.started_by && input.started_by->size() > starter_limit) {
        return errors::invalid_parameter("startedBy must be at most 128 characters.");
    }
    BACKLOT_CHECK(check_overrides(input.overrides, definition.definition));
    BACKLOT_CHECK(tags_of(input.tags));
    StartTaskOutput output;
    output.tasks.given = true;
    output.failures.given = true;
    for (const auto& one : input.container_instances) {
        output.failures.push_back({.arn = container_instance_arn(home_of(context), cluster, one), .reason = "MISSING"});
    }
    return output;
}

}  // namespace backlot::ecs
