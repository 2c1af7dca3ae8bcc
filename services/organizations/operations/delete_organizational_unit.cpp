// DeleteOrganizationalUnit: deletes a unit without accounts or units in it.
//
// Fails with OrganizationalUnitNotFoundException, OrganizationalUnitNotEmptyException.
//
// Source: AWS Organizations API Reference (2016-11-28), DeleteOrganizationalUnit.
#include "identity/epoch.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> delete_organizational_unit_access(const Context& context, const DeleteOrganizationalUnitInput& input) {
    return access_to(context, Callers::management, "DeleteOrganizationalUnit", own_arn(context, input.organizational_unit_id));
}

Result<DeleteOrganizationalUnitOutput> delete_organizational_unit(Context& context,
                                                                  const DeleteOrganizationalUnitInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto unit = find_unit(context, home.organization, input.organizational_unit_id);
    if (!unit) return errors::of("OrganizationalUnitNotFoundException");
    if (!members_of(context, home.organization, unit->id).empty() ||
        !units_of(context, home.organization, unit->id).empty()) {
        return errors::of("OrganizationalUnitNotEmptyException");
    }
    store::erase(context.writes(), identity::attachments, home.organization.id, unit->id);
    store::erase(context.writes(), identity::units, unit->id);
    identity::touch(context.writes());
    return DeleteOrganizationalUnitOutput{};
}

}  // namespace backlot::organizations
