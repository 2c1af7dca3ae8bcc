// The awslogs driver: a container's output, a line an event, written by the agent under the execution role.
//
// Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch"; "Troubleshoot Amazon ECS
// ResourceInitializationError errors".
#pragma once

#include <string>

#include "services/ecs/task.h"

namespace backlot::ecs {

// Makes the stream (and the group, where awslogs-create-group asks for it) and enters its name into the record. Does
// nothing for a container without the driver. The error's message is the reason that the task stops with.
[[nodiscard]] Result<> open_log(Context& context, LiveTask& live, std::size_t place);
// Lines, their ends taken away. What the agent may not write is lost, as on AWS, and stands in the journal.
void write_log(Context& context, const LiveTask& live, std::size_t place, const std::string& lines);

}  // namespace backlot::ecs
