// Cloud Map: a service's tasks as instances of its registries and of its names of Service Connect, under the account's own
// authority.
//
// Source: Amazon ECS Developer Guide, "Use service discovery to connect Amazon ECS services with DNS names", "Use Service
// Connect to connect Amazon ECS services with short names".
#pragma once

#include "services/ecs/task.h"

namespace backlot::ecs {

// Whether Cloud Map has the registries of a service, and needs the ports that are given. Fails with InvalidParameterException.
[[nodiscard]] Result<> check_registries(const Context& context, const model::List<ServiceRegistry>& registries);
// The caller stores the task.
void register_instance(Context& context, LiveTask& live, const Service& service);
void deregister_instance(Context& context, LiveTask& live);

}  // namespace backlot::ecs
