// GetAccountPasswordPolicy and DeleteAccountPasswordPolicy. Fail with NoSuchEntity where the default rules hold.
//
// Source: IAM API Reference, GetAccountPasswordPolicy, DeleteAccountPasswordPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

namespace {

std::unexpected<Error> no_password_policy(const std::string& account) {
    return errors::no_such_entity("The Password Policy with domain name " + account + " cannot be found.");
}

}  // namespace

Result<Access> get_account_password_policy_access(const Context&, const GetAccountPasswordPolicyInput&) {
    return on_all("iam:GetAccountPasswordPolicy");
}

Result<GetAccountPasswordPolicyOutput> get_account_password_policy(const Context& context,
                                                                   const GetAccountPasswordPolicyInput&) {
    BACKLOT_TRY(account, need_account(context));
    const auto rules = rules_of(account);
    if (rules.is_default) return no_password_policy(account.id);
    PasswordPolicy shape{.minimum_password_length = rules.minimum_length,
                         .require_symbols = rules.symbols,
                         .require_numbers = rules.numbers,
                         .require_uppercase_characters = rules.uppercase,
                         .require_lowercase_characters = rules.lowercase,
                         .allow_users_to_change_password = rules.users_may_change,
                         .expire_passwords = rules.maximum_age_days > 0,
                         .hard_expiry = rules.hard_expiry};
    if (rules.maximum_age_days > 0) shape.max_password_age = rules.maximum_age_days;
    if (rules.reuse_prevention > 0) shape.password_reuse_prevention = rules.reuse_prevention;
    return GetAccountPasswordPolicyOutput{.password_policy = shape};
}

Result<Access> delete_account_password_policy_access(const Context&, const DeleteAccountPasswordPolicyInput&) {
    return on_all("iam:DeleteAccountPasswordPolicy");
}

Result<DeleteAccountPasswordPolicyOutput> delete_account_password_policy(Context& context,
                                                                         const DeleteAccountPasswordPolicyInput&) {
    BACKLOT_TRY(account, need_account(context));
    if (account.password_policy.empty()) return errors::no_such_entity("The account policy with name PasswordPolicy cannot be found.");
    store_rules(account, std::nullopt);
    identity::put_account(context.writes(), account);
    return DeleteAccountPasswordPolicyOutput{};
}

}  // namespace backlot::iam
