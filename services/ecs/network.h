// A task's place in its VPC: an elastic network interface that ECS makes and takes away under its service-linked role.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS task networking options for Fargate"; "Using service-linked roles".
#pragma once

#include "runtime/runtime.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

// What a request says of subnets and groups, held against EC2. Fails with InvalidParameterException.
[[nodiscard]] Result<> check_network(Context& context, const Home& home, const AwsVpcConfiguration& asked);
// The attachment of a task that is being made: named, and without an interface.
[[nodiscard]] Attachment new_attachment(Context& context, const AwsVpcConfiguration& asked);
// Makes the interface; its details enter the task. The error's message is the reason that the task stops with.
[[nodiscard]] Result<> attach_interface(Context& context, LiveTask& live);
void detach_interface(Context& context, LiveTask& live);
// Where the runtime is to put the task. The error's message is the reason that the task stops with.
[[nodiscard]] Result<runtime::Attachment> place_in_network(Context& context, const LiveTask& live);

}  // namespace backlot::ecs
