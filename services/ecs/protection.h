// Protection of a service's tasks: while it lasts, neither scaling in nor a deployment stops them.
//
// Source: Amazon ECS Developer Guide, "Protect your Amazon ECS tasks from being terminated by scale-in events".
#pragma once

#include "services/ecs/task.h"

namespace backlot::ecs {

[[nodiscard]] bool is_protected(const LiveTask& live, Time now);
[[nodiscard]] ProtectedTask protection_shape(const LiveTask& live, Time now);
// Tasks of a service by id or ARN; a failure for each that is not there (MISSING) or of none (TASK_NOT_VALID).
[[nodiscard]] std::vector<LiveTask> protectable(const Context& context, const std::string& cluster, const model::List<std::string>& named, model::List<Failure>& failures);

}  // namespace backlot::ecs
