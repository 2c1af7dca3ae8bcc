// What a container learns of itself and its task at 169.254.170.2, and the credentials it finds there.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS task metadata endpoint version 4 for tasks on Fargate", "... version 3";
// AWS SDKs and Tools Reference Guide, "Container credential provider".
#pragma once

#include <optional>

#include "kernel/kernel.h"
#include "services/ecs/task.h"
#include "text/json.h"

namespace backlot::ecs {

[[nodiscard]] Json container_metadata(const LiveTask& live, std::size_t place);
[[nodiscard]] Json task_metadata(const LiveTask& live, bool with_tags);
// Docker's statistics, of one container or of all by their ids; null where it does not run.
[[nodiscard]] Json container_statistics(const kernel::Tasks& stage, const LiveTask& live, std::size_t place);
// Nothing where the task has no role, or it is gone.
[[nodiscard]] std::optional<Json> task_credentials(const kernel::Stage& stage, const store::View& view, const LiveTask& live);

}  // namespace backlot::ecs
