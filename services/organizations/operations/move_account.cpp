// MoveAccount: puts an account under another root or unit; what is attached there binds it from the next request on.
//
// Fails with AccountNotFoundException, SourceParentNotFoundException, DestinationParentNotFoundException,
// DuplicateAccountException.
//
// Source: AWS Organizations API Reference (2016-11-28), MoveAccount.
#include "identity/directory.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> move_account_access(const Context& context, const MoveAccountInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "MoveAccount", own_arn(context, input.account_id)));
    add_resource(access, own_arn(context, input.source_parent_id));
    add_resource(access, own_arn(context, input.destination_parent_id));
    return access;
}

Result<MoveAccountOutput> move_account(Context& context, const MoveAccountInput& input) {
    BACKLOT_TRY(home, home_of(context));
    auto account = find_member(context, home.organization, input.account_id);
    if (!account) return errors::of("AccountNotFoundException");
    if (!is_parent(context, home.organization, input.source_parent_id) || account->parent != input.source_parent_id) {
        return errors::of("SourceParentNotFoundException");
    }
    if (!is_parent(context, home.organization, input.destination_parent_id)) {
        return errors::of("DestinationParentNotFoundException");
    }
    if (input.destination_parent_id == account->parent) return errors::of("DuplicateAccountException");
    account->parent = input.destination_parent_id;
    identity::put_account(context.writes(), *account);
    return MoveAccountOutput{};
}

}  // namespace backlot::organizations
