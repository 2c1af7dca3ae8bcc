// ListTaskDefinitions: ARNs of revisions by family, status and order.
//
// Source: Amazon ECS API Reference (2014-11-13), ListTaskDefinitions.
#include <algorithm>

#include "services/ecs/definitions.h"
#include "services/ecs/page.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<Access> list_task_definitions_access(const Context&, const ListTaskDefinitionsInput&) {
    return on_all("ecs:ListTaskDefinitions");
}

Result<ListTaskDefinitionsOutput> list_task_definitions(const Context& context, const ListTaskDefinitionsInput& input) {
    const auto home = home_of(context);
    const auto status = input.status.value_or("ACTIVE");
    std::vector<std::string> arns;
    const auto take = [&](const DefinitionRecord& record) {
        const auto definition = shape_from<TaskDefinition>(record.shape);
        if (definition.status == status) arns.push_back(*definition.task_definition_arn);
    };
    // The exact family, not all that begin so.
    if (input.family_prefix) store::scan(context.view(), definitions, take, home.account, home.region, *input.family_prefix);
    else store::scan(context.view(), definitions, take, home.account, home.region);
    if (input.sort == "DESC") std::ranges::reverse(arns);
    BACKLOT_TRY(page, page_of(std::move(arns), input.max_results, input.next_token));
    ListTaskDefinitionsOutput output{.task_definition_arns = std::move(page.items), .next_token = std::move(page.next)};
    output.task_definition_arns.given = true;
    return output;
}

}  // namespace backlot::ecs
