// GetLoginProfile and DeleteLoginProfile. Fail with NoSuchEntity where the user has no password.
//
// Source: IAM API Reference, GetLoginProfile, DeleteLoginProfile.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"
#include "services/iam/tables.h"

namespace backlot::iam {

Result<Access> get_login_profile_access(const Context& context, const GetLoginProfileInput& input) {
    return on_user_or_self(context, "iam:GetLoginProfile", input.user_name);
}

Result<GetLoginProfileOutput> get_login_profile(const Context& context, const GetLoginProfileInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    BACKLOT_TRY(user, need_user(context, name));
    BACKLOT_CHECK(need_login_profile(user));
    return GetLoginProfileOutput{.login_profile = {.user_name = user.name,
                                                   .create_date = user.password_created.value_or(user.created),
                                                   .password_reset_required = user.password_reset_required}};
}

Result<Access> delete_login_profile_access(const Context& context, const DeleteLoginProfileInput& input) {
    return on_user_or_self(context, "iam:DeleteLoginProfile", input.user_name);
}

Result<DeleteLoginProfileOutput> delete_login_profile(Context& context, const DeleteLoginProfileInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    BACKLOT_TRY(user, need_user(context, name));
    BACKLOT_CHECK(need_login_profile(user));
    user.password_hash.clear();
    user.password_history.clear();
    user.password_created.reset();
    user.password_reset_required = false;
    store::erase(context.writes(), password_changes, context.account(), user.id);
    identity::put_user(context.writes(), context.account(), user);
    return DeleteLoginProfileOutput{};
}

}  // namespace backlot::iam
