// UpdateAccountPasswordPolicy: replaces the account's rules; what is absent goes back to its default.
//
// DIFFERS: MaxPasswordAge and HardExpiry are kept and shown; nobody signs in to a console here, so no password expires.
// AllowUsersToChangePassword grants nothing by itself: ChangePassword wants iam:ChangePassword.
//
// Source: IAM API Reference, UpdateAccountPasswordPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> update_account_password_policy_access(const Context&, const UpdateAccountPasswordPolicyInput&) {
    return on_all("iam:UpdateAccountPasswordPolicy");
}

Result<UpdateAccountPasswordPolicyOutput> update_account_password_policy(
    Context& context, const UpdateAccountPasswordPolicyInput& input) {
    BACKLOT_TRY(account, need_account(context));
    PasswordRules rules;
    rules.minimum_length = input.minimum_password_length.value_or(6);
    rules.symbols = input.require_symbols.value_or(false);
    rules.numbers = input.require_numbers.value_or(false);
    rules.uppercase = input.require_uppercase_characters.value_or(false);
    rules.lowercase = input.require_lowercase_characters.value_or(false);
    rules.users_may_change = input.allow_users_to_change_password.value_or(false);
    rules.maximum_age_days = input.max_password_age.value_or(0);
    rules.reuse_prevention = input.password_reuse_prevention.value_or(0);
    rules.hard_expiry = input.hard_expiry;
    if (rules.minimum_length < 6 || rules.minimum_length > 128) {
        return errors::validation("1 validation error detected: Value '" + std::to_string(rules.minimum_length) +
                                  "' at 'minimumPasswordLength' failed to satisfy constraint: Member must have value " +
                                  (rules.minimum_length < 6 ? "greater than or equal to 6" : "less than or equal to 128"));
    }
    store_rules(account, rules);
    identity::put_account(context.writes(), account);
    return UpdateAccountPasswordPolicyOutput{};
}

}  // namespace backlot::iam
