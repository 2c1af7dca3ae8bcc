// UpdateLoginProfile: another password, or whether it must be changed.
//
// Source: IAM API Reference, UpdateLoginProfile.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> update_login_profile_access(const Context& context, const UpdateLoginProfileInput& input) {
    return on_user(context, "iam:UpdateLoginProfile", input.user_name);
}

Result<UpdateLoginProfileOutput> update_login_profile(Context& context, const UpdateLoginProfileInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    BACKLOT_CHECK(need_login_profile(user));
    if (input.password) BACKLOT_CHECK(set_password(context, user, *input.password));
    if (input.password_reset_required) user.password_reset_required = *input.password_reset_required;
    identity::put_user(context.writes(), context.account(), user);
    return UpdateLoginProfileOutput{};
}

}  // namespace backlot::iam
