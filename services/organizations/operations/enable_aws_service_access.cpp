// EnableAWSServiceAccess: lets a service act in every account of the organization. Asking again changes nothing.
//
// Fails with ConstraintViolationException (ORGANIZATION_NOT_IN_ALL_FEATURES_MODE), InvalidInputException.
//
// Source: AWS Organizations API Reference (2016-11-28), EnableAWSServiceAccess.
#include "identity/delegation.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> enable_aws_service_access_access(const Context& context, const EnableAWSServiceAccessInput& input) {
    return access_to(context, Callers::management, "EnableAWSServiceAccess", "*",
                     {{.name = "organizations:ServicePrincipal", .values = {input.service_principal}}});
}

Result<EnableAWSServiceAccessOutput> enable_aws_service_access(Context& context, const EnableAWSServiceAccessInput& input) {
    BACKLOT_TRY(home, home_of(context));
    auto& organization = home.organization;
    if (organization.feature_set != "ALL") return errors::constraint("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
    if (!input.service_principal.ends_with(".amazonaws.com")) {
        return errors::invalid_input("UNRECOGNIZED_SERVICE_PRINCIPAL",
                                     "You specified an unrecognized service principal.");
    }
    if (store::contains(context.view(), identity::service_access, organization.id, input.service_principal)) {
        return EnableAWSServiceAccessOutput{};
    }
    const identity::ServiceAccess row{.service = input.service_principal, .enabled = context.now()};
    store::put(context.writes(), identity::service_access, row, organization.id, row.service);
    organization.trusted_services.push_back(row.service);
    store_organization(context, organization);
    return EnableAWSServiceAccessOutput{};
}

}  // namespace backlot::organizations
