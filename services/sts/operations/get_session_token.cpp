// GetSessionToken: temporary credentials of the calling user, with or without MFA.
//
// Users need no permission, and no policy can deny it. Root's sessions last an hour at most, whatever is asked.
// Fails with AccessDenied, ValidationError.
//
// Source: AWS STS API Reference (2011-06-15), GetSessionToken; IAM User Guide, "Permissions for GetSessionToken".
#include "services/sts/errors.h"
#include "services/sts/sessions.h"

namespace backlot::sts {

namespace {

constexpr std::int64_t default_user_session_seconds = 43'200;

}  // namespace

Result<Access> get_session_token_access(const Context& context, const GetSessionTokenInput&) {
    if (context.caller().session || context.caller().role_name.size() > 0) {
        return errors::access_denied("Cannot call GetSessionToken with session credentials");
    }
    return Access{.action = "sts:GetSessionToken"};
}

Result<GetSessionTokenOutput> get_session_token(Context& context, const GetSessionTokenInput& input) {
    BACKLOT_TRY(mfa, check_mfa(context, input.serial_number, input.token_code));
    auto seconds = input.duration_seconds.value_or(default_user_session_seconds);
    if (context.caller().is_root()) seconds = std::min(seconds, root_session_limit_seconds);
    auto session = new_session(context, identity::SessionKind::session_token, context.account(), seconds,
                               input.minimum_session_token_size.value_or(0));
    session.user = context.caller().user_name;
    session.user_id = context.caller().unique_id;
    if (mfa) {
        session.mfa_at = context.now();
        spend(context, *std::move(mfa));
    }
    store_session(context, session);
    return GetSessionTokenOutput{.credentials = credentials_of(context, session),
                                 .session_token_utilization = utilization_of(session),
                                 .session_token_size = static_cast<std::int64_t>(session.token.size())};
}

}  // namespace backlot::sts
