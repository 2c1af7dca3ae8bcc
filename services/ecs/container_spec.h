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

// What the agent fetched for a container: its secrets, and its environment files.
struct Fetched {
    std::map<std::string, std::string> secrets = {};
    std::map<std::string, std::string> files = {};
};
// As it stands in the state. Fails where it does not open.
[[nodiscard]] Result<Fetched> fetched_for(const Context& context, const ContainerState& state);

// Of an image that was pulled, but for its layers. Fails with the reason that the task stops with.
[[nodiscard]] Result<runtime::ContainerSpec> container_spec(const kernel::Tasks& stage, const LiveTask& live, std::size_t place,
                                                            const Fetched& fetched);
// What the container's processes have in their environment.
[[nodiscard]] std::map<std::string, std::string> environment_of(const LiveTask& live, std::size_t place, const Fetched& fetched);
// How long it may take to end when it is asked to.
[[nodiscard]] std::chrono::seconds stop_timeout(const ContainerDefinition& container);

}  // namespace backlot::ecs
