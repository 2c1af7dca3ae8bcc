// Making a task: what RunTask and a service's scheduler have in common.
#pragma once

#include <optional>
#include <string>

#include "services/ecs/definitions.h"
#include "services/ecs/platform.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

struct TaskRequest {
    std::string cluster;
    FoundDefinition definition;
    std::string launch_type = "FARGATE";
    std::string capacity_provider = {};
    std::string platform_version = std::string(newest_platform);
    AwsVpcConfiguration network;
    std::optional<TaskOverride> overrides = {};
    Tags tags = {};
    std::string started_by = {};
    std::string group = {};
    std::string service = {};
    std::string deployment = {};
    bool enable_execute_command = false;
};

// A task in PROVISIONING, its first step set going. Fails with ClientException where a role cannot be assumed.
[[nodiscard]] Result<LiveTask> make_task(Context& context, const Home& home, const TaskRequest& request);

}  // namespace backlot::ecs
