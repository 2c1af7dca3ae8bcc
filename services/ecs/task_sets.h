// Task sets: what an external deployment controller makes of a service. Each keeps its share of the service's desired count.
//
// They stand in the service's own record, as DescribeServices shows them; one is primary or none.
//
// Source: Amazon ECS Developer Guide, "Deploy Amazon ECS services using a third-party controller"; Amazon ECS API Reference,
// TaskSet; Service Authorization Reference (task-set).
#pragma once

#include <string_view>

#include "services/ecs/errors.h"
#include "services/ecs/scheduler.h"

namespace backlot::ecs {

[[nodiscard]] bool is_external(const Service& service);
[[nodiscard]] std::string task_set_arn(const LiveService& live, std::string_view id);
// By its id ("ecs-svc/1") or ARN; null where the service has no such one.
[[nodiscard]] TaskSet* find_task_set(LiveService& live, std::string_view named);
// Fails with ServiceNotFoundException, ServiceNotActiveException, InvalidParameterException.
[[nodiscard]] Result<LiveService> need_external(const Context& context, std::string_view cluster, std::string_view service);
[[nodiscard]] Refusal task_set_not_found();
// Asks about it, or about all of the service where none is named.
[[nodiscard]] Access on_task_set(const Context& context, std::string_view action, std::string_view cluster, std::string_view service,
                                 std::string_view task_set, Keys keys = {});

// Another share, or another desired count of the service. Fails with InvalidParameterException.
[[nodiscard]] Result<> scale(LiveService& live, TaskSet& task_set, const Scale& asked);
void scale_all(LiveService& live);
// For an answer: with or without its tags.
[[nodiscard]] TaskSet task_set_shape(const TaskSet& task_set, bool with_tags);

}  // namespace backlot::ecs
