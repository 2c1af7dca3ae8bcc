// DescribeOrganization: the organization of the calling account, to any of its members.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeOrganization.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> describe_organization_access(const Context& context, const DescribeOrganizationInput&) {
    return access_to(context, Callers::members, "DescribeOrganization");
}

Result<DescribeOrganizationOutput> describe_organization(const Context& context, const DescribeOrganizationInput&) {
    BACKLOT_TRY(home, home_of(context));
    return DescribeOrganizationOutput{.organization = describe(context, home.organization)};
}

}  // namespace backlot::organizations
