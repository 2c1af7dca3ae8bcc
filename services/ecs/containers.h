// What runs the containers of tasks: the runtime of this machine, or scripts that stand for images.
//
// Whichever it is, what happens to a container comes back as the follow-up "container-event".
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "services/ecs/task.h"

namespace backlot::ecs {

inline constexpr int terminate_signal = 15;
inline constexpr int kill_signal = 9;
inline constexpr int killed_code = 128 + kill_signal;

// Fails with the reason that a task stops with where nothing runs containers here.
[[nodiscard]] Result<> need_runner(const Context& context);

// What the task's containers share, before the first of them.
[[nodiscard]] Result<> open_containers(Context& context, LiveTask& live);
// Its containers are over: their files, and what they shared, go.
void close_containers(Context& context, LiveTask& live);

// Also one that has exited, once more. Fails with the reason that the task stops with.
[[nodiscard]] Result<> start_container(Context& context, LiveTask& live, std::size_t place);
// SIGTERM or SIGKILL, for one that was asked for and has not exited.
void signal_container(Context& context, const LiveTask& live, std::size_t place, int number);
// Runs a command in it.
void run_in_container(Context& context, const LiveTask& live, std::size_t place, std::vector<std::string> arguments,
                      std::chrono::seconds limit);

}  // namespace backlot::ecs
