// CloseAccount: suspends a member account: its credentials open nothing from the next request on.
//
// Fails with AccountNotFoundException, AccountAlreadyClosedException, ConstraintViolationException.
//
// Source: AWS Organizations API Reference (2016-11-28), CloseAccount.
#include "identity/directory.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> close_account_access(const Context& context, const CloseAccountInput& input) {
    return access_to(context, Callers::management, "CloseAccount", own_arn(context, input.account_id));
}

Result<CloseAccountOutput> close_account(Context& context, const CloseAccountInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (home.organization.feature_set != "ALL") return errors::constraint("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
    auto account = find_member(context, home.organization, input.account_id);
    if (!account) return errors::of("AccountNotFoundException");
    if (account->id == home.organization.management_account) return errors::constraint("CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
    if (account->status == "SUSPENDED") return errors::of("AccountAlreadyClosedException");
    account->status = "SUSPENDED";
    identity::put_account(context.writes(), *account);
    return CloseAccountOutput{};
}

}  // namespace backlot::organizations
