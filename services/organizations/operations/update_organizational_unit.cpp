// UpdateOrganizationalUnit: renames a unit; its id stays.
//
// Fails with OrganizationalUnitNotFoundException, DuplicateOrganizationalUnitException.
//
// Source: AWS Organizations API Reference (2016-11-28), UpdateOrganizationalUnit.
#include "identity/epoch.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> update_organizational_unit_access(const Context& context, const UpdateOrganizationalUnitInput& input) {
    return access_to(context, Callers::management, "UpdateOrganizationalUnit", own_arn(context, input.organizational_unit_id));
}

Result<UpdateOrganizationalUnitOutput> update_organizational_unit(Context& context,
                                                                  const UpdateOrganizationalUnitInput& input) {
    BACKLOT_TRY(home, home_of(context));
    auto unit = find_unit(context, home.organization, input.organizational_unit_id);
    if (!unit) return errors::of("OrganizationalUnitNotFoundException");
    if (input.name) {
        for (const auto& sibling : units_of(context, home.organization, unit->parent)) {
            if (sibling.id != unit->id && sibling.name == *input.name) {
                return errors::of("DuplicateOrganizationalUnitException");
            }
        }
        unit->name = *input.name;
        store::put(context.writes(), identity::units, *unit, unit->id);
        identity::touch(context.writes());
    }
    return UpdateOrganizationalUnitOutput{.organizational_unit = describe(context, home.organization, *unit)};
}

}  // namespace backlot::organizations
