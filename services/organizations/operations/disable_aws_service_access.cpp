// DisableAWSServiceAccess: ends what EnableAWSServiceAccess began.
//
// Fails with ConstraintViolationException where an account still administers the service.
//
// Source: AWS Organizations API Reference (2016-11-28), DisableAWSServiceAccess.
#include "identity/delegation.h"
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> disable_aws_service_access_access(const Context& context, const DisableAWSServiceAccessInput& input) {
    return access_to(context, Callers::management, "DisableAWSServiceAccess", "*",
                     {{.name = "organizations:ServicePrincipal", .values = {input.service_principal}}});
}

Result<DisableAWSServiceAccessOutput> disable_aws_service_access(Context& context,
                                                                 const DisableAWSServiceAccessInput& input) {
    BACKLOT_TRY(home, home_of(context));
    auto& organization = home.organization;
    bool is_administered = false;
    store::scan(
        context.view(), identity::delegated_administrators,
        [&](const identity::DelegatedAdministrator& row) {
            is_administered = is_administered || row.services.contains(input.service_principal);
        },
        organization.id);
    if (is_administered) return errors::constraint("DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
    for (const auto& type : organization.policy_types) {
        const auto* facts = facts_of(type);
        if (facts == nullptr || facts->service != input.service_principal) continue;
        return errors::constraint("POLICY_TYPE_ENABLED_FOR_THIS_SERVICE",
                                  "You attempted to disable service access before you disabled the policy type.");
    }
    store::erase(context.writes(), identity::service_access, organization.id, input.service_principal);
    std::erase(organization.trusted_services, input.service_principal);
    store_organization(context, organization);
    return DisableAWSServiceAccessOutput{};
}

}  // namespace backlot::organizations
