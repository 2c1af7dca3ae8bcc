// Cloud Map: a service's tasks as instances of its registries, under the account's own authority.
//
// Source: Amazon ECS Developer Guide, "Use service discovery to connect Amazon ECS services with DNS names".
#pragma once

#include "services/ecs/task.h"

namespace backlot::ecs {

void register_instance(Context& context, const LiveTask& live, const Service& service);
void deregister_instance(Context& context, const LiveTask& live, const Service& service);

}  // namespace backlot::ecs
