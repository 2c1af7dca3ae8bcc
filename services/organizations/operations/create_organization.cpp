// CreateOrganization: makes an organization with the calling account at its head. With all features, service control
// policies are enabled in its root.
//
// Fails with AlreadyInOrganizationException.
//
// Source: AWS Organizations API Reference (2016-11-28), CreateOrganization.
#include "identity/directory.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> create_organization_access(const Context&, const CreateOrganizationInput&) {
    return Access{.action = "organizations:CreateOrganization"};
}

Result<CreateOrganizationOutput> create_organization(Context& context, const CreateOrganizationInput& input) {
    auto account = identity::find_account(context.view(), context.account());
    if (!account) return errors::access_denied();
    if (!account->organization.empty()) return errors::of("AlreadyInOrganizationException");
    auto organization = identity::create_organization(context.writes(), context.ids(), context.now(), *account);
    organization.feature_set = input.feature_set.value_or("ALL");
    store_organization(context, organization);
    if (organization.feature_set == "ALL") {
        identity::enable_policy_type(context.writes(), organization, identity::service_control_type);
    }
    return CreateOrganizationOutput{.organization = describe(context, organization)};
}

}  // namespace backlot::organizations
