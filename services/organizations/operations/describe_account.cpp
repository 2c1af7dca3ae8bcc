// DescribeAccount: one account of the organization. Fails with AccountNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeAccount.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> describe_account_access(const Context& context, const DescribeAccountInput& input) {
    const auto account = context.find(identity::accounts, input.account_id);
    return access_to(context, Callers::delegates, "DescribeAccount", own_arn(context, input.account_id), {},
                     account ? account->tags : identity::Tags{});
}

Result<DescribeAccountOutput> describe_account(const Context& context, const DescribeAccountInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto account = find_member(context, home.organization, input.account_id);
    if (!account) return errors::of("AccountNotFoundException");
    return DescribeAccountOutput{.account = describe(context, home.organization, *account)};
}

}  // namespace backlot::organizations
