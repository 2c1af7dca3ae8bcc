// What a request may change of a task definition for its tasks.
//
// Source: Amazon ECS API Reference, TaskOverride, ContainerOverride; RunTask (overrides: 8192 characters at most).
#pragma once

#include <optional>
#include <vector>

#include "services/ecs/definitions.h"

namespace backlot::ecs {

inline constexpr std::size_t overrides_limit = 8192;  // characters, as JSON

// Fails with InvalidParameterException, ClientException.
[[nodiscard]] Result<> check_overrides(const std::optional<TaskOverride>& overrides, const TaskDefinition& definition);
// The ARNs of the roles that a task would have.
[[nodiscard]] std::vector<std::string> roles_of(const Context& context, const std::optional<TaskOverride>& overrides,
                                                const TaskDefinition* definition);

}  // namespace backlot::ecs
