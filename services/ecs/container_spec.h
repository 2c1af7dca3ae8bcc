// What the runtime is told of a container: its definition, what the request overrides, and what ECS adds.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS environment variables" (what the agent injects), "Task definition
// parameters".
#pragma once

#include <map>
#include <string>

#include "kernel/kernel.h"
#include "runtime/runtime.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

// Of an image that was pulled, but for its layers. `secrets`: what the container's secrets resolved to. Fails with the reason
// that the task stops with.
[[nodiscard]] Result<runtime::ContainerSpec> container_spec(const kernel::Tasks& stage, const LiveTask& live, std::size_t place,
                                                            const std::map<std::string, std::string>& secrets);
// What the container's processes have in their environment.
[[nodiscard]] std::map<std::string, std::string> environment_of(const LiveTask& live, std::size_t place,
                                                                const std::map<std::string, std::string>& secrets);
// How long it may take to end when it is asked to.
[[nodiscard]] std::chrono::seconds stop_timeout(const ContainerDefinition& container);

}  // namespace backlot::ecs
