// ListAWSServiceAccessForOrganization: the services that may act in the whole organization.
//
// Source: AWS Organizations API Reference (2016-11-28), ListAWSServiceAccessForOrganization.
#include "identity/delegation.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_aws_service_access_for_organization_access(const Context& context,
                                                               const ListAWSServiceAccessForOrganizationInput&) {
    return access_to(context, Callers::delegates, "ListAWSServiceAccessForOrganization");
}

Result<ListAWSServiceAccessForOrganizationOutput> list_aws_service_access_for_organization(
    const Context& context, const ListAWSServiceAccessForOrganizationInput& input) {
    BACKLOT_TRY(home, home_of(context));
    std::vector<EnabledServicePrincipal> found;
    store::scan(
        context.view(), identity::service_access,
        [&](const identity::ServiceAccess& row) {
            found.push_back({.service_principal = row.service, .date_enabled = row.enabled});
        },
        home.organization.id);
    ListAWSServiceAccessForOrganizationOutput output;
    BACKLOT_CHECK(cut_page(output.enabled_service_principals, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
