// LeaveOrganization: a member account takes itself out.
//
// Fails with MasterCannotLeaveOrganizationException, ConstraintViolationException.
//
// Source: AWS Organizations API Reference (2016-11-28), LeaveOrganization.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> leave_organization_access(const Context& context, const LeaveOrganizationInput&) {
    return access_to(context, Callers::members, "LeaveOrganization");
}

Result<LeaveOrganizationOutput> leave_organization(Context& context, const LeaveOrganizationInput&) {
    BACKLOT_TRY(home, home_of(context));
    BACKLOT_CHECK(remove_member(context, home, home.account));
    return LeaveOrganizationOutput{};
}

}  // namespace backlot::organizations
