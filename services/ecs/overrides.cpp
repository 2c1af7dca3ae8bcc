#include "services/ecs/overrides.h"

#include <algorithm>

#include "services/ecs/errors.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<> check_overrides(const std::optional<TaskOverride>& overrides, const TaskDefinition& definition) {
    if (!overrides) return {};
    if (store_text(*overrides).size() > overrides_limit) {
        return errors::invalid_parameter("Container Overrides length must be at most 8192");
    }
    for (const auto& over : overrides->container_overrides) {
        const auto found = std::ranges::find(definition.container_definitions, over.name, &ContainerDefinition::name);
        if (found == definition.container_definitions.end()) {
            return errors::invalid_parameter("Override for container named " + over.name.value_or("") +
                                             " is not a container in the TaskDefinition.");
        }
        if (!over.resource_requirements.empty()) return errors::not_built("have GPUs");
    }
    if (!overrides->inference_accelerator_overrides.empty()) return errors::not_built("have accelerators");
    if (!overrides->cpu && !overrides->memory) return {};
    const auto cpu = overrides->cpu ? overrides->cpu : definition.cpu;
    const auto memory = overrides->memory ? overrides->memory : definition.memory;
    return check_fargate_size(cpu.value_or(""), memory.value_or(""));
}

std::vector<std::string> roles_of(const Context& context, const std::optional<TaskOverride>& overrides, const TaskDefinition* definition) {
    std::vector<std::string> roles;
    const auto add = [&](const std::optional<std::string>& over, const std::optional<std::string>& own) {
        auto role = role_arn_of(context, over ? over : own);
        if (!role.empty()) roles.push_back(std::move(role));
    };
    const std::optional<std::string> none;
    add(overrides ? overrides->task_role_arn : none, definition != nullptr ? definition->task_role_arn : none);
    add(overrides ? overrides->execution_role_arn : none, definition != nullptr ? definition->execution_role_arn : none);
    return roles;
}

}  // namespace backlot::ecs
