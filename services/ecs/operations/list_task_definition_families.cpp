// ListTaskDefinitionFamilies: the families that have an ACTIVE revision, or only others, by prefix.
//
// Source: Amazon ECS API Reference (2014-11-13), ListTaskDefinitionFamilies.
#include <map>

#include "services/ecs/definitions.h"
#include "services/ecs/page.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<Access> list_task_definition_families_access(const Context&, const ListTaskDefinitionFamiliesInput&) {
    return on_all("ecs:ListTaskDefinitionFamilies");
}

Result<ListTaskDefinitionFamiliesOutput> list_task_definition_families(const Context& context,
                                                                       const ListTaskDefinitionFamiliesInput& input) {
    const auto home = home_of(context);
    std::map<std::string, bool> is_active;
    store::scan(context.view(), definitions, [&](const DefinitionRecord& record) {
        const auto definition = shape_from<TaskDefinition>(record.shape);
        if (!definition.family->starts_with(input.family_prefix.value_or(""))) return;
        is_active[*definition.family] |= definition.status == "ACTIVE";
    }, home.account, home.region);
    const auto status = input.status.value_or("ALL");
    std::vector<std::string> names;
    for (const auto& [name, active] : is_active) {
        if (status == "ALL" || (status == "ACTIVE") == active) names.push_back(name);
    }
    BACKLOT_TRY(page, page_of(std::move(names), input.max_results, input.next_token));
    ListTaskDefinitionFamiliesOutput output{.families = std::move(page.items), .next_token = std::move(page.next)};
    output.families.given = true;
    return output;
}

}  // namespace backlot::ecs
