// DescribeOrganizationalUnit: one unit. Fails with OrganizationalUnitNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeOrganizationalUnit.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> describe_organizational_unit_access(const Context& context, const DescribeOrganizationalUnitInput& input) {
    return access_to(context, Callers::delegates, "DescribeOrganizationalUnit", own_arn(context, input.organizational_unit_id));
}

Result<DescribeOrganizationalUnitOutput> describe_organizational_unit(const Context& context,
                                                                      const DescribeOrganizationalUnitInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto unit = find_unit(context, home.organization, input.organizational_unit_id);
    if (!unit) return errors::of("OrganizationalUnitNotFoundException");
    return DescribeOrganizationalUnitOutput{.organizational_unit = describe(context, home.organization, *unit)};
}

}  // namespace backlot::organizations
