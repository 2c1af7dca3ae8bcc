// ListAccounts: every account of the organization.
//
// Source: AWS Organizations API Reference (2016-11-28), ListAccounts.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_accounts_access(const Context& context, const ListAccountsInput&) {
    return access_to(context, Callers::delegates, "ListAccounts");
}

Result<ListAccountsOutput> list_accounts(const Context& context, const ListAccountsInput& input) {
    BACKLOT_TRY(home, home_of(context));
    std::vector<Account> accounts;
    for (const auto& account : members_of(context, home.organization)) {
        accounts.push_back(describe(context, home.organization, account));
    }
    ListAccountsOutput output;
    BACKLOT_CHECK(cut_page(output.accounts, output.next_token, accounts, input));
    return output;
}

}  // namespace backlot::organizations
