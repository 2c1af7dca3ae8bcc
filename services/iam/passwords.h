// Passwords of users: the account's rules, and login profiles kept as hashes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/iam/access.h"

namespace backlot::iam {

// An account's password policy. Without one, IAM's default rules hold.
//
// Source: IAM User Guide, "Set an account password policy for IAM users".
struct PasswordRules {
    bool is_default = true;
    std::int64_t minimum_length = 8;
    bool symbols = false;
    bool numbers = false;
    bool uppercase = false;
    bool lowercase = false;
    bool users_may_change = false;
    std::int64_t maximum_age_days = 0;  // 0: passwords do not expire
    std::int64_t reuse_prevention = 0;
    std::optional<bool> hard_expiry;
};

[[nodiscard]] PasswordRules rules_of(const identity::Account& account);
void store_rules(identity::Account& account, const std::optional<PasswordRules>& rules);

// The caller's account. Fails with NoSuchEntity where the state has none.
[[nodiscard]] Result<identity::Account> need_account(const Context& context);

// Gives a user a password that the account's rules allow. Fails with PasswordPolicyViolation.
[[nodiscard]] Result<> set_password(Context& context, identity::User& user, const std::string& password);
[[nodiscard]] Result<> need_login_profile(const identity::User& user);

}  // namespace backlot::iam
