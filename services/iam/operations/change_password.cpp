// ChangePassword: the calling user's own.
//
// Fails with InvalidUserType for anybody but a user, AccessDenied where the old password is wrong,
// PasswordPolicyViolation.
//
// Source: IAM API Reference, ChangePassword.
#include "base/secret_hash.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> change_password_access(const Context& context, const ChangePasswordInput&) {
    const auto& caller = context.caller();
    return on_arn("iam:ChangePassword", caller.user_name.empty() ? caller.arn
                                                                 : on_user(context, "", caller.user_name).resource);
}

Result<ChangePasswordOutput> change_password(Context& context, const ChangePasswordInput& input) {
    if (context.caller().user_name.empty()) {
        return fail("InvalidUserType", "Only IAM Users can change their own password", 400);
    }
    BACKLOT_TRY(user, need_user(context, context.caller().user_name));
    BACKLOT_CHECK(need_login_profile(user));
    if (!secret_matches(input.old_password, user.password_hash)) {
        return errors::access_denied("The old password was incorrect.");
    }
    BACKLOT_CHECK(set_password(context, user, input.new_password));
    user.password_reset_required = false;
    identity::put_user(context.writes(), context.account(), user);
    return ChangePasswordOutput{};
}

}  // namespace backlot::iam
