// What the agent fetches before a container starts: the values of its secrets, under the execution role.
//
// Source: Amazon ECS Developer Guide, "Pass sensitive data to an Amazon ECS container", "Troubleshoot Amazon ECS
// ResourceInitializationError errors".
#pragma once

#include <map>
#include <string>

#include "services/ecs/task.h"

namespace backlot::ecs {

// Name to value, for a container of the definition. The error's message is the reason that the task stops with.
[[nodiscard]] Result<std::map<std::string, std::string>> fetch_secrets(Context& context, const LiveTask& live,
                                                                       const ContainerDefinition& container);
// The login of a private registry, a secret with "username" and "password", where the container names one. Nothing is pulled
// with it yet; whether the execution role may read it decides all the same whether the task starts.
[[nodiscard]] Result<> check_login(Context& context, const LiveTask& live, const ContainerDefinition& container);

// Between a restart of the emulator and the start of a container nothing lies open.
[[nodiscard]] std::string seal_environment(const Context& context, const std::map<std::string, std::string>& values);
[[nodiscard]] Result<std::map<std::string, std::string>> open_environment(const Context& context, std::string_view sealed);

}  // namespace backlot::ecs
