// RegisterDelegatedAdministrator: lets a member account administer a service for the organization.
//
// Fails with AccountNotFoundException, AccountAlreadyRegisteredException, ConstraintViolationException.
//
// Source: AWS Organizations API Reference (2016-11-28), RegisterDelegatedAdministrator.
#include "identity/delegation.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> register_delegated_administrator_access(const Context& context,
                                                       const RegisterDelegatedAdministratorInput& input) {
    return access_to(context, Callers::management, "RegisterDelegatedAdministrator", own_arn(context, input.account_id),
                     {{.name = "organizations:ServicePrincipal", .values = {input.service_principal}}});
}

Result<RegisterDelegatedAdministratorOutput> register_delegated_administrator(
    Context& context, const RegisterDelegatedAdministratorInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto account = find_member(context, home.organization, input.account_id);
    if (!account) return errors::of("AccountNotFoundException");
    if (account->id == home.organization.management_account) {
        return errors::constraint("CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
    }
    if (account->status != "ACTIVE") {
        return errors::constraint("CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR");
    }
    if (!store::contains(context.view(), identity::service_access, home.organization.id, input.service_principal)) {
        return errors::constraint("SERVICE_ACCESS_NOT_ENABLED");
    }
    auto row = context.find(identity::delegated_administrators, home.organization.id, account->id)
                   .value_or(identity::DelegatedAdministrator{.account = account->id});
    if (row.services.contains(input.service_principal)) return errors::of("AccountAlreadyRegisteredException");
    row.services[input.service_principal] = context.now().time_since_epoch().count();
    store::put(context.writes(), identity::delegated_administrators, row, home.organization.id, account->id);
    return RegisterDelegatedAdministratorOutput{};
}

}  // namespace backlot::organizations
