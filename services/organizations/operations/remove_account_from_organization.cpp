// RemoveAccountFromOrganization: the management account takes a member out.
//
// Fails with AccountNotFoundException, MasterCannotLeaveOrganizationException, ConstraintViolationException.
//
// Source: AWS Organizations API Reference (2016-11-28), RemoveAccountFromOrganization.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> remove_account_from_organization_access(const Context& context, const RemoveAccountFromOrganizationInput& input) {
    return access_to(context, Callers::management, "RemoveAccountFromOrganization", own_arn(context, input.account_id));
}

Result<RemoveAccountFromOrganizationOutput> remove_account_from_organization(
    Context& context, const RemoveAccountFromOrganizationInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto account = find_member(context, home.organization, input.account_id);
    if (!account) return errors::of("AccountNotFoundException");
    BACKLOT_CHECK(remove_member(context, home, *account));
    return RemoveAccountFromOrganizationOutput{};
}

}  // namespace backlot::organizations
