// ListOrganizationalUnitsForParent: the units right below a root or unit. Fails with ParentNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListOrganizationalUnitsForParent.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_organizational_units_for_parent_access(const Context& context,
                                                           const ListOrganizationalUnitsForParentInput& input) {
    return access_to(context, Callers::delegates, "ListOrganizationalUnitsForParent", own_arn(context, input.parent_id));
}

Result<ListOrganizationalUnitsForParentOutput> list_organizational_units_for_parent(
    const Context& context, const ListOrganizationalUnitsForParentInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (!is_parent(context, home.organization, input.parent_id)) return errors::of("ParentNotFoundException");
    std::vector<OrganizationalUnit> units;
    for (const auto& unit : units_of(context, home.organization, input.parent_id)) {
        units.push_back(describe(context, home.organization, unit));
    }
    ListOrganizationalUnitsForParentOutput output;
    BACKLOT_CHECK(cut_page(output.organizational_units, output.next_token, units, input));
    return output;
}

}  // namespace backlot::organizations
