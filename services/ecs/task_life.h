// The life of a task, step by step: what ECS's agent does on an instance, as follow-ups.
//
// PROVISIONING (a network interface) -> PENDING (secrets, images, the first containers) -> RUNNING (every container has
// been started) -> DEACTIVATING and STOPPING (its containers are asked to end, then made to) -> DEPROVISIONING (the
// interface goes) -> STOPPED, which is remembered for an hour. Each step finds the task as it is and does what is still to
// be done, so that running one twice harms nothing.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS task lifecycle", "Amazon ECS stopped task error messages"; API
// Reference, Task (stopCode).
#pragma once

#include <string>
#include <string_view>

#include "services/ecs/container_event.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

inline constexpr std::chrono::hours stopped_memory{1};

// Sets the first step going: once, when the task is made.
void begin_task(Context& context, const LiveTask& live);
// Asks it to stop; does nothing where it is stopping already.
void stop_task(Context& context, LiveTask& live, std::string_view code, std::string reason);

// Steps, by the task's id.
[[nodiscard]] Result<> provision(Context& context, const std::string& id);
[[nodiscard]] Result<> kill_containers(Context& context, const std::string& id);
[[nodiscard]] Result<> renew_credentials(Context& context, const std::string& id);
[[nodiscard]] Result<> forget(Context& context, const std::string& id);

// What the runtime says of a container; the payload is that of event_text().
[[nodiscard]] Result<> take_event(Context& context, const std::string& payload);
// The same for a task that was found; the caller stores it.
void happen(Context& context, LiveTask& live, std::size_t place, const ContainerEvent& event);
// The startTimeout of a container is over: who still waits for it gives up.
[[nodiscard]] Result<> check_start(Context& context, const std::string& metadata_id);
[[nodiscard]] Result<> check_health(Context& context, const std::string& payload);
// The end of a health check.
void take_health(Context& context, LiveTask& live, std::size_t place, std::int64_t exit_code);
// The emulator was started: what its predecessor's containers were is over.
[[nodiscard]] Result<> take_start(Context& context, const std::string& payload);

}  // namespace backlot::ecs
