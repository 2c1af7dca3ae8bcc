// SetSecurityTokenServicePreferences: which version of session token the global STS endpoint gives.
//
// Source: IAM API Reference, SetSecurityTokenServicePreferences.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> set_security_token_service_preferences_access(const Context&,
                                                             const SetSecurityTokenServicePreferencesInput&) {
    return on_all("iam:SetSecurityTokenServicePreferences");
}

Result<SetSecurityTokenServicePreferencesOutput> set_security_token_service_preferences(
    Context& context, const SetSecurityTokenServicePreferencesInput& input) {
    BACKLOT_TRY(account, need_account(context));
    account.sts_token_version = input.global_endpoint_token_version;
    identity::put_account(context.writes(), account);
    return SetSecurityTokenServicePreferencesOutput{};
}

}  // namespace backlot::iam
