// DeleteOrganization: ends an organization that has no member left but the management account.
//
// Its units and policies go with it. Fails with OrganizationNotEmptyException.
//
// Source: AWS Organizations API Reference (2016-11-28), DeleteOrganization.
#include "identity/delegation.h"
#include "identity/directory.h"
#include "identity/epoch.h"
#include "services/organizations/organization.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

Result<Access> delete_organization_access(const Context& context, const DeleteOrganizationInput&) {
    return access_to(context, Callers::management, "DeleteOrganization");
}

Result<DeleteOrganizationOutput> delete_organization(Context& context, const DeleteOrganizationInput&) {
    BACKLOT_TRY(home, home_of(context));
    const auto& id = home.organization.id;
    if (members_of(context, home.organization).size() > 1) return errors::of("OrganizationNotEmptyException");
    auto& writes = context.writes();
    for (const auto& unit : units_of(context, home.organization)) store::erase(writes, identity::units, unit.id);
    store::erase_all(writes, identity::organization_policies, id);
    store::erase_all(writes, identity::attachments, id);
    store::erase_all(writes, identity::delegated_administrators, id);
    store::erase_all(writes, identity::service_access, id);
    store::erase_all(writes, account_requests, id);
    store::erase(writes, identity::organizations, id);
    home.account.organization.clear();
    home.account.parent.clear();
    home.account.joined_method.clear();
    identity::put_account(writes, home.account);
    return DeleteOrganizationOutput{};
}

}  // namespace backlot::organizations
