// Fargate's platform versions: which there are, and what an old one cannot do.
//
// DIFFERS: 1.3.0, which AWS retired in June 2026, can still be asked for.
//
// Source: Amazon ECS Developer Guide, "Fargate platform versions for Amazon ECS", "AWS Fargate Linux platform version
// deprecation", "Migrating to Linux platform version 1.4.0"; Amazon ECS API Reference, RunTask (platformVersion, Errors).
#pragma once

#include <optional>
#include <string>

#include "services/ecs/definitions.h"

namespace backlot::ecs {

inline constexpr std::string_view newest_platform = "1.4.0";

struct PlatformQuestion {
    std::optional<std::string> asked;  // as the request has it
    bool is_fargate = true;
    bool needs_newest = false;         // for what the request asks beside the definition
};

// Fails with InvalidParameterException, PlatformUnknownException, PlatformTaskDefinitionIncompatibilityException.
[[nodiscard]] Result<> check_platform(const PlatformQuestion& question, const TaskDefinition& definition);
// What tasks run on: the version itself, the newest for LATEST.
[[nodiscard]] std::string platform_of(const std::optional<std::string>& asked);

}  // namespace backlot::ecs
