// GetUser and DeleteUser.
//
// GetUser without a name shows the caller's own user; to a root key, the account's root. DeleteUser fails with
// DeleteConflict while anything hangs on the user, in the order AWS looks.
//
// Source: IAM API Reference, GetUser, DeleteUser; IAM User Guide, "Delete an IAM user".
#include "identity/last_use.h"
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> get_user_access(const Context& context, const GetUserInput& input) {
    return on_user_or_self(context, "iam:GetUser", input.user_name);
}

Result<GetUserOutput> get_user(const Context& context, const GetUserInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (name.empty()) {
        const auto account = identity::find_account(context.view(), context.account());
        User root;
        root.user_id = context.account();
        root.arn = identity::root_arn(context.account());
        if (account) root.create_date = second_of(account->created);
        return GetUserOutput{.user = root};
    }
    BACKLOT_TRY(user, need_user(context, name));
    return GetUserOutput{.user = shape_of(context, user, Detail::full)};
}

Result<Access> delete_user_access(const Context& context, const DeleteUserInput& input) {
    return on_user(context, "iam:DeleteUser", input.user_name);
}

Result<DeleteUserOutput> delete_user(Context& context, const DeleteUserInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    if (!user.password_hash.empty()) return errors::delete_conflict("delete login profile");
    if (!keys_of(context, user.name).empty()) return errors::delete_conflict("delete access keys");
    BACKLOT_CHECK(check_holds_nothing(context, user));
    if (!devices_of(context, user.name).empty()) return errors::delete_conflict("delete MFA device");
    if (!user.groups.empty()) return errors::delete_conflict("remove users from group");
    if (!user.attached.empty()) return errors::delete_conflict("detach all policies");
    if (!user.inline_policies.empty()) return errors::delete_conflict("delete policies");
    identity::erase_user(context.writes(), context.account(), user.name);
    identity::forget_use(context.writes(), user.id);
    return DeleteUserOutput{};
}

}  // namespace backlot::iam
