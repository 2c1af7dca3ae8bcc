// ListAccountsWithInvalidEffectivePolicy: the accounts whose effective policy of a type fails validation.
//
// Fails with EffectivePolicyNotFoundException where the type is not enabled, InvalidInputException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListAccountsWithInvalidEffectivePolicy.
#include "services/organizations/effective_policy.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> list_accounts_with_invalid_effective_policy_access(const Context& context,
                                                                  const ListAccountsWithInvalidEffectivePolicyInput& input) {
    return access_to(context, Callers::delegates, "ListAccountsWithInvalidEffectivePolicy", "*",
                     {{.name = "organizations:PolicyType", .values = {input.policy_type}}});
}

Result<ListAccountsWithInvalidEffectivePolicyOutput> list_accounts_with_invalid_effective_policy(
    const Context& context, const ListAccountsWithInvalidEffectivePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    BACKLOT_CHECK(check_management_type(input.policy_type));
    if (!is_enabled(home.organization, input.policy_type)) return errors::of("EffectivePolicyNotFoundException");
    std::vector<Account> found;
    for (const auto& account : members_of(context, home.organization)) {
        const auto effective = effective_policy_of(context, home.organization, account, input.policy_type);
        if (!effective || validate_effective(input.policy_type, effective->settings).empty()) continue;
        found.push_back(describe(context, home.organization, account));
    }
    ListAccountsWithInvalidEffectivePolicyOutput output;
    output.policy_type = input.policy_type;
    BACKLOT_CHECK(cut_page(output.accounts, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
