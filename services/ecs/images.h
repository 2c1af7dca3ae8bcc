// Images: where a container's root comes from.
//
// A name that the operator has given to a local folder (`--task-image`) stands for it. Nothing else can be pulled yet: no
// registry is built, and those of the world lie outside.
//
// Source: Amazon ECS Developer Guide, "CannotPullContainer task errors in Amazon ECS".
#pragma once

#include <filesystem>

#include "services/ecs/task.h"

namespace backlot::ecs {

// The error's message is the reason that the task stops with.
[[nodiscard]] Result<std::filesystem::path> find_image(const Context& context, const ContainerDefinition& container);

}  // namespace backlot::ecs
