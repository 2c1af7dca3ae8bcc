// CreateLoginProfile: a password for a user, or for the caller. Kept as a slow, salted hash.
//
// Fails with EntityAlreadyExists, PasswordPolicyViolation. AWS takes no call without a password but from AssumeRoot.
//
// Source: IAM API Reference, CreateLoginProfile.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> create_login_profile_access(const Context& context, const CreateLoginProfileInput& input) {
    return on_user_or_self(context, "iam:CreateLoginProfile", input.user_name);
}

Result<CreateLoginProfileOutput> create_login_profile(Context& context, const CreateLoginProfileInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (name.empty() || !input.password) return errors::validation("Must specify userName and password");
    BACKLOT_TRY(user, need_user(context, name));
    if (!user.password_hash.empty()) {
        return errors::already_exists("Login Profile for user " + user.name + " already exists.");
    }
    BACKLOT_CHECK(set_password(context, user, *input.password));
    user.password_created = second_of(context.now());
    user.password_reset_required = input.password_reset_required.value_or(false);
    identity::put_user(context.writes(), context.account(), user);
    return CreateLoginProfileOutput{.login_profile = {.user_name = user.name,
                                                      .create_date = *user.password_created,
                                                      .password_reset_required = user.password_reset_required}};
}

}  // namespace backlot::iam
