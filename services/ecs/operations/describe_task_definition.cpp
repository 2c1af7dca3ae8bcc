// DescribeTaskDefinition: one revision, as it was registered; of a family the newest that is ACTIVE.
//
// Fails with ClientException.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeTaskDefinition.
#include <algorithm>

#include "services/ecs/definitions.h"
#include "services/ecs/errors.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

Result<Access> describe_task_definition_access(const Context&, const DescribeTaskDefinitionInput&) {
    return on_all("ecs:DescribeTaskDefinition");
}

Result<DescribeTaskDefinitionOutput> describe_task_definition(const Context& context, const DescribeTaskDefinitionInput& input) {
    auto found = find_definition(context, input.task_definition);
    if (!found) return errors::client("Unable to describe task definition.");
    DescribeTaskDefinitionOutput output{.task_definition = std::move(found->definition)};
    if (std::ranges::find(input.include, "TAGS") != input.include.end()) output.tags = tags_shape(found->tags);
    output.tags.given = true;
    return output;
}

}  // namespace backlot::ecs
