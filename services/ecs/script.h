// A script that stands for a container (runtime/script.h), played by the clock: each step is a follow-up, so that it is done
// once, at its moment, and after a restart goes on where it was.
//
// Its calls go through the gate under the task role, from the address that the container would have. What it says and how it ends
// is told as the runtime would tell it ("container-event").
#pragma once

#include <optional>
#include <string>

#include "services/ecs/task.h"

namespace backlot::ecs {

// Why the next launch of a task of this definition finds no place, where one of its images' scripts says so; counts as a launch then.
[[nodiscard]] std::optional<std::string> refuse_launch(Context& context, const TaskDefinition& definition);
// One more launch of each image that has a script.
void count_launch(Context& context, LiveTask& live);
// The reason that the task stops with at the pull, where its script says so.
[[nodiscard]] Result<> pull_script(const Context& context, const LiveTask& live, std::size_t place);

// Fails where no script stands for the image.
[[nodiscard]] Result<> start_script(Context& context, LiveTask& live, std::size_t place);
void signal_script(Context& context, const LiveTask& live, std::size_t place, int number);
// What its health check says.
void check_script(Context& context, const LiveTask& live, std::size_t place);

// Follow-ups. The payload is a container's metadata id and, for a step, its number; for an event, that of event_text().
[[nodiscard]] Result<> begin_script(Context& context, const std::string& payload);
[[nodiscard]] Result<> play_step(Context& context, const std::string& payload);

}  // namespace backlot::ecs
