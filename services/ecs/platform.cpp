#include "services/ecs/platform.h"

#include <algorithm>

#include "services/ecs/errors.h"

namespace backlot::ecs {

namespace {

constexpr std::string_view latest_platform = "LATEST";
constexpr std::string_view platform_versions[] = {"1.3.0", newest_platform};

bool needs_newest(const TaskDefinition& definition) {
    if (definition.ephemeral_storage) return true;
    return std::ranges::any_of(definition.container_definitions, [](const ContainerDefinition& container) {
        if (!container.environment_files.empty()) return true;
        const auto& linux = container.linux_parameters;
        return linux && linux->capabilities && std::ranges::find(linux->capabilities->add, "SYS_PTRACE") != linux->capabilities->add.end();
    });
}

}  // namespace

Result<> check_platform(const PlatformQuestion& question, const TaskDefinition& definition) {
    if (!question.asked) return {};
    if (!question.is_fargate) return errors::invalid_parameter("The platform version must be null when specifying an EC2 launch type.");
    if (*question.asked == latest_platform) return {};
    if (std::ranges::find(platform_versions, *question.asked) == std::end(platform_versions)) {
        return errors::make("PlatformUnknownException", "The specified platform does not exist.");
    }
    if (*question.asked != newest_platform && (question.needs_newest || needs_newest(definition))) {
        return errors::make("PlatformTaskDefinitionIncompatibilityException", "One or more of the requested capabilities are not supported.");
    }
    return {};
}

std::string platform_of(const std::optional<std::string>& asked) {
    return !asked || *asked == latest_platform ? std::string(newest_platform) : *asked;
}

}  // namespace backlot::ecs
