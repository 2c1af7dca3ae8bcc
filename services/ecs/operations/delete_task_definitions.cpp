// DeleteTaskDefinitions: takes deregistered revisions away; what cannot be is a failure in the answer.
//
// Source: Amazon ECS API Reference (2014-11-13), DeleteTaskDefinitions; Developer Guide, "Deleting an Amazon ECS task
// definition revision".
#include "services/ecs/definitions.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

Result<Access> delete_task_definitions_access(const Context& context, const DeleteTaskDefinitionsInput& input) {
    if (input.task_definitions.empty()) return on_all("ecs:DeleteTaskDefinitions");
    Access access;
    for (const auto& named : input.task_definitions) {
        const auto name = parse_definition(named);
        const auto found = find_definition(context, named);
        const auto home = home_of(context);
        Access one = on("ecs:DeleteTaskDefinitions",
                        name ? definition_arn(home, name->family, name->revision.value_or(0)) : std::string("*"),
                        found ? found->tags : Tags{});
        if (access.action.empty()) access = std::move(one);
        else access.also.push_back({.action = one.action, .resource = one.resource, .owned = one.owned, .keys = {}});
    }
    return access;
}

Result<DeleteTaskDefinitionsOutput> delete_task_definitions(Context& context, const DeleteTaskDefinitionsInput& input) {
    if (input.task_definitions.size() > 10) {
        return errors::invalid_parameter("The number of task definitions must not exceed 10.");
    }
    const auto home = home_of(context);
    DeleteTaskDefinitionsOutput output;
    output.task_definitions.given = true;
    output.failures.given = true;
    for (const auto& named : input.task_definitions) {
        const auto name = parse_definition(named);
        auto found = name && name->revision ? find_definition(context, named) : std::nullopt;
        if (!found) {
            output.failures.push_back({.arn = named, .reason = "The specified task definition does not exist. Specify a valid "
                                                               "account, family, revision and try again."});
            continue;
        }
        if (found->definition.status == "ACTIVE") {
            output.failures.push_back({.arn = found->definition.task_definition_arn,
                                       .reason = "The specified task definition is still in ACTIVE status. Please deregister the "
                                                 "target and try again."});
            continue;
        }
        found->definition.status = "DELETE_IN_PROGRESS";
        found->definition.delete_requested_at = context.now();
        // Tasks and services keep the definition that they were made from: nothing else needs the row.
        store::erase(context.writes(), definitions, home.account, home.region, name->family, *name->revision);
        output.task_definitions.push_back(found->definition);
    }
    return output;
}

}  // namespace backlot::ecs
