// DeregisterDelegatedAdministrator: ends it for one service.
//
// Fails with AccountNotFoundException, AccountNotRegisteredException.
//
// Source: AWS Organizations API Reference (2016-11-28), DeregisterDelegatedAdministrator.
#include "identity/delegation.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> deregister_delegated_administrator_access(const Context& context,
                                                         const DeregisterDelegatedAdministratorInput& input) {
    return access_to(context, Callers::management, "DeregisterDelegatedAdministrator", own_arn(context, input.account_id),
                     {{.name = "organizations:ServicePrincipal", .values = {input.service_principal}}});
}

Result<DeregisterDelegatedAdministratorOutput> deregister_delegated_administrator(
    Context& context, const DeregisterDelegatedAdministratorInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (!find_member(context, home.organization, input.account_id)) return errors::of("AccountNotFoundException");
    auto row = context.find(identity::delegated_administrators, home.organization.id, input.account_id);
    if (!row || row->services.erase(input.service_principal) == 0) return errors::of("AccountNotRegisteredException");
    if (row->services.empty()) {
        store::erase(context.writes(), identity::delegated_administrators, home.organization.id, input.account_id);
    } else {
        store::put(context.writes(), identity::delegated_administrators, *row, home.organization.id, input.account_id);
    }
    return DeregisterDelegatedAdministratorOutput{};
}

}  // namespace backlot::organizations
