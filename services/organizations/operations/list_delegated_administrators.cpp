// ListDelegatedAdministrators: the accounts that administer a service, or any.
//
// Source: AWS Organizations API Reference (2016-11-28), ListDelegatedAdministrators.
#include "identity/delegation.h"
#include "identity/directory.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_delegated_administrators_access(const Context& context, const ListDelegatedAdministratorsInput& input) {
    std::vector<ConditionKey> keys;
    if (input.service_principal) {
        keys.push_back({.name = "organizations:ServicePrincipal", .values = {*input.service_principal}});
    }
    return access_to(context, Callers::delegates, "ListDelegatedAdministrators", "*", std::move(keys));
}

Result<ListDelegatedAdministratorsOutput> list_delegated_administrators(const Context& context,
                                                                        const ListDelegatedAdministratorsInput& input) {
    BACKLOT_TRY(home, home_of(context));
    std::vector<DelegatedAdministrator> found;
    store::scan(
        context.view(), identity::delegated_administrators,
        [&](const identity::DelegatedAdministrator& row) {
            const auto account = find_member(context, home.organization, row.account);
            if (!account || (input.service_principal && !row.services.contains(*input.service_principal))) return;
            // Since its first service, or the one that was asked for.
            auto since = input.service_principal ? row.services.at(*input.service_principal) : row.services.begin()->second;
            if (!input.service_principal) {
                for (const auto& [service, at] : row.services) since = std::min(since, at);
            }
            const auto described = describe(context, home.organization, *account);
            found.push_back({.id = described.id,
                             .arn = described.arn,
                             .email = described.email,
                             .name = described.name,
                             .status = described.status,
                             .state = described.state,
                             .joined_method = described.joined_method,
                             .joined_timestamp = described.joined_timestamp,
                             .delegation_enabled_date = model::Timestamp{std::chrono::milliseconds{since}}});
        },
        home.organization.id);
    ListDelegatedAdministratorsOutput output;
    BACKLOT_CHECK(cut_page(output.delegated_administrators, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
