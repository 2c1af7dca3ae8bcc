// The roles of a task: assumed by ecs-tasks.amazonaws.com, for the agent (execution role) and the application (task
// role), each with a session named after the task.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS task IAM role", "Amazon ECS task execution IAM role".
#pragma once

#include <optional>
#include <string>

#include "services/ecs/task.h"

namespace backlot::ecs {

// How long a session lasts; it is renewed when a quarter of that is left.
inline constexpr std::chrono::minutes session_life{60};
inline constexpr std::chrono::minutes session_renewal{45};

// Both roles, into the record. Fails with ClientException where a trust policy does not let ECS.
[[nodiscard]] Result<> assume_roles(Context& context, LiveTask& live);
// The session of the execution role. Nothing where the task has none or it is gone.
[[nodiscard]] std::optional<identity::Caller> execution_caller(const Context& context, const LiveTask& live);
// That of the task role, for what the application calls.
[[nodiscard]] std::optional<identity::Caller> application_caller(const Context& context, const LiveTask& live);

}  // namespace backlot::ecs
