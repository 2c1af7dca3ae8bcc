// ListAccountsForParent: the accounts right below a root or unit. Fails with ParentNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListAccountsForParent.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_accounts_for_parent_access(const Context& context, const ListAccountsForParentInput& input) {
    return access_to(context, Callers::delegates, "ListAccountsForParent", own_arn(context, input.parent_id));
}

Result<ListAccountsForParentOutput> list_accounts_for_parent(const Context& context,
                                                             const ListAccountsForParentInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (!is_parent(context, home.organization, input.parent_id)) return errors::of("ParentNotFoundException");
    std::vector<Account> accounts;
    for (const auto& account : members_of(context, home.organization, input.parent_id)) {
        accounts.push_back(describe(context, home.organization, account));
    }
    ListAccountsForParentOutput output;
    BACKLOT_CHECK(cut_page(output.accounts, output.next_token, accounts, input));
    return output;
}

}  // namespace backlot::organizations
