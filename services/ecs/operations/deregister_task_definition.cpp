// DeregisterTaskDefinition: a revision that no new task is made from. Tasks of it run on.
//
// Fails with ClientException.
//
// Source: Amazon ECS API Reference (2014-11-13), DeregisterTaskDefinition.
#include "services/ecs/definitions.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

Result<Access> deregister_task_definition_access(const Context&, const DeregisterTaskDefinitionInput&) {
    return on_all("ecs:DeregisterTaskDefinition");
}

Result<DeregisterTaskDefinitionOutput> deregister_task_definition(Context& context, const DeregisterTaskDefinitionInput& input) {
    const auto name = parse_definition(input.task_definition);
    if (!name || !name->revision) return errors::client("Please specify a revision: " + input.task_definition);
    auto found = find_definition(context, input.task_definition);
    if (!found) return errors::client("The specified task definition does not exist.");
    if (found->definition.status == "ACTIVE") {
        found->definition.status = "INACTIVE";
        found->definition.deregistered_at = context.now();
        store_definition(context, found->definition, found->tags);
    }
    return DeregisterTaskDefinitionOutput{.task_definition = found->definition};
}

}  // namespace backlot::ecs
