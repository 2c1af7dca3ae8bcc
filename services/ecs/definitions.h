// Task definitions: finding revisions, and what a registered one must be.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS task definition parameters for Fargate", "... for Amazon EC2"; API
// Reference, RegisterTaskDefinition.
#pragma once

#include <optional>
#include <string_view>

#include "services/ecs/access.h"

namespace backlot::ecs {

struct FoundDefinition {
    TaskDefinition definition;
    Tags tags;
};

// By family (its newest ACTIVE revision), family:revision or ARN of this account and region.
[[nodiscard]] std::optional<FoundDefinition> find_definition(const Context& context, std::string_view named);
// One that a new task may be made from. Fails with ClientException.
[[nodiscard]] Result<FoundDefinition> need_active_definition(const Context& context, std::string_view named);
void store_definition(Context& context, const TaskDefinition& definition, const Tags& tags);

// A role by its ARN, or the ARN of a role of that name in the caller's account.
[[nodiscard]] std::string role_arn_of(const Context& context, const std::optional<std::string>& role);
// Handing a definition's roles to its tasks.
void ask_to_pass_both(Access& access, const Context& context, const std::optional<std::string>& task_role,
                      const std::optional<std::string>& execution_role);

// Fails with ClientException where it can never run, in AWS's words.
[[nodiscard]] Result<> check_definition(const RegisterTaskDefinitionInput& input);
// Whether Fargate can run it: its network mode and sizes.
[[nodiscard]] Result<> check_fargate(const RegisterTaskDefinitionInput& input);
// Whether Fargate has that size. Both as text; fails with ClientException.
[[nodiscard]] Result<> check_fargate_size(std::string_view cpu, std::string_view memory);
// "256", ".25 vCPU" and "512", "0.5 GB" as numbers of CPU units and MiB.
[[nodiscard]] std::optional<std::int64_t> cpu_units(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> memory_mib(std::string_view text);

}  // namespace backlot::ecs
