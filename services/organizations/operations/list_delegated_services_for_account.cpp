// ListDelegatedServicesForAccount: the services that an account administers.
//
// Fails with AccountNotFoundException, AccountNotRegisteredException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListDelegatedServicesForAccount.
#include "identity/delegation.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_delegated_services_for_account_access(const Context& context,
                                                          const ListDelegatedServicesForAccountInput& input) {
    return access_to(context, Callers::delegates, "ListDelegatedServicesForAccount", own_arn(context, input.account_id));
}

Result<ListDelegatedServicesForAccountOutput> list_delegated_services_for_account(
    const Context& context, const ListDelegatedServicesForAccountInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (!find_member(context, home.organization, input.account_id)) return errors::of("AccountNotFoundException");
    const auto row = context.find(identity::delegated_administrators, home.organization.id, input.account_id);
    if (!row) return errors::of("AccountNotRegisteredException");
    std::vector<DelegatedService> found;
    for (const auto& [service, since] : row->services) {
        found.push_back({.service_principal = service,
                         .delegation_enabled_date = model::Timestamp{std::chrono::milliseconds{since}}});
    }
    ListDelegatedServicesForAccountOutput output;
    BACKLOT_CHECK(cut_page(output.delegated_services, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
