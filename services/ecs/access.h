// What ECS's operations ask of the gate.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Elastic Container
// Service"; Amazon ECS Developer Guide, "Identity-based policy examples", "Grant permission to tag resources on
// creation"; IAM User Guide, "Grant a user permissions to pass a role to an AWS service".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/condition_keys.h"
#include "kernel/context.h"
#include "services/ecs/model.h"
#include "services/ecs/names.h"
#include "services/ecs/tables.h"

namespace backlot::ecs {

using identity::ConditionKey;
using identity::Question;
using kernel::Access;
using Keys = kernel::ConditionKeys;
using kernel::add_key;
using kernel::add_list;
using kernel::add_request_tags;

// ecs:cluster: the ARN of the cluster that something is in.
void add_cluster(Keys& keys, const Home& home, std::string_view cluster);

[[nodiscard]] Access on_all(std::string_view action, Keys keys = {});
[[nodiscard]] Access on(std::string_view action, std::string resource, const Tags& tags = {}, Keys keys = {});
// By the resource's place: a cluster's tags, a task's, and so on where it exists.
[[nodiscard]] Access on_cluster(const Context& context, std::string_view action, std::string_view name, Keys keys = {});
// "task/CLUSTER/ID", an ARN or an id in the cluster.
[[nodiscard]] Access on_task(const Context& context, std::string_view action, std::string_view cluster, std::string_view task);
[[nodiscard]] Access on_service(const Context& context, std::string_view action, std::string_view cluster,
                                std::string_view service, Keys keys = {});

// Tags on what is created ask ecs:TagResource of it, with ecs:CreateAction.
void ask_for_tags(Access& access, const model::List<Tag>& tags, std::string_view create_action, std::string resource);
// Handing a role to tasks; nothing where the ARN is empty.
void ask_to_pass(Access& access, std::string_view role_arn, std::string_view service = "ecs-tasks.amazonaws.com");

}  // namespace backlot::ecs
