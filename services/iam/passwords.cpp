#include "services/iam/passwords.h"

#include "base/secret_hash.h"
#include "services/iam/tables.h"
#include "text/json.h"

namespace backlot::iam {

namespace {

constexpr std::string_view password_symbols = "! @ # $ % ^ & * ( ) _ + - = [ ] { } | '";
constexpr std::size_t history_limit = 24;  // the most that PasswordReusePrevention may ask for

std::unexpected<Error> violation(std::string message) {
    return fail("PasswordPolicyViolation", std::move(message), 400);
}

bool has(std::string_view password, bool (*is_one)(char)) { return std::ranges::any_of(password, is_one); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_symbol(char c) { return c != ' ' && password_symbols.find(c) != std::string_view::npos; }

Result<> check_password(const PasswordRules& rules, const identity::Account& account, std::string_view password) {
    if (static_cast<std::int64_t>(password.size()) < rules.minimum_length) {
        return violation("Password should have a minimum length of " + std::to_string(rules.minimum_length));
    }
    const bool symbol = has(password, is_symbol);
    const bool digit = has(password, is_digit);
    const bool upper = has(password, is_upper);
    const bool lower = has(password, is_lower);
    if (rules.symbols && !symbol) return violation("Password should have at least one symbol");
    if (rules.numbers && !digit) return violation("Password should have at least one number");
    if (rules.uppercase && !upper) return violation("Password should have at least one uppercase letter");
    if (rules.lowercase && !lower) return violation("Password should have at least one lowercase letter");
    if (rules.is_default) {
        if (int{symbol} + int{digit} + int{upper} + int{lower} < 3) {
            return violation("Password should have at least three of: uppercase letters, lowercase letters, numbers, "
                             "symbols");
        }
        if (password == account.name || password == account.email) {
            return violation("Password should not be the account's name or email address");
        }
    }
    return {};
}

}  // namespace

PasswordRules rules_of(const identity::Account& account) {
    PasswordRules rules;
    if (account.password_policy.empty()) return rules;
    const auto json = Json::parse(account.password_policy);
    if (!json) return rules;
    const auto flag = [&](std::string_view name) { return (*json)[name].is_bool() && (*json)[name].as_bool(); };
    rules.is_default = false;
    rules.minimum_length = (*json)["MinimumPasswordLength"].to_int().value_or(6);
    rules.symbols = flag("RequireSymbols");
    rules.numbers = flag("RequireNumbers");
    rules.uppercase = flag("RequireUppercaseCharacters");
    rules.lowercase = flag("RequireLowercaseCharacters");
    rules.users_may_change = flag("AllowUsersToChangePassword");
    rules.maximum_age_days = (*json)["MaxPasswordAge"].to_int().value_or(0);
    rules.reuse_prevention = (*json)["PasswordReusePrevention"].to_int().value_or(0);
    if ((*json)["HardExpiry"].is_bool()) rules.hard_expiry = (*json)["HardExpiry"].as_bool();
    return rules;
}

void store_rules(identity::Account& account, const std::optional<PasswordRules>& rules) {
    if (!rules) {
        account.password_policy.clear();
        return;
    }
    auto json = Json::object({{"MinimumPasswordLength", rules->minimum_length},
                              {"RequireSymbols", rules->symbols},
                              {"RequireNumbers", rules->numbers},
                              {"RequireUppercaseCharacters", rules->uppercase},
                              {"RequireLowercaseCharacters", rules->lowercase},
                              {"AllowUsersToChangePassword", rules->users_may_change},
                              {"MaxPasswordAge", rules->maximum_age_days},
                              {"PasswordReusePrevention", rules->reuse_prevention}});
    if (rules->hard_expiry) json.set("HardExpiry", *rules->hard_expiry);
    account.password_policy = json.dump();
}

Result<identity::Account> need_account(const Context& context) {
    auto account = identity::find_account(context.view(), context.account());
    if (!account) return errors::no_such_entity("The account " + context.account() + " cannot be found.");
    return std::move(*account);
}

Result<> set_password(Context& context, identity::User& user, const std::string& password) {
    BACKLOT_TRY(account, need_account(context));
    const auto rules = rules_of(account);
    BACKLOT_CHECK(check_password(rules, account, password));
    auto former = user.password_history;
    if (!user.password_hash.empty()) former.insert(former.begin(), user.password_hash);
    if (former.size() > history_limit) former.resize(history_limit);
    const auto looked_at = std::min(former.size(), static_cast<std::size_t>(rules.reuse_prevention));
    for (std::size_t i = 0; i < looked_at; ++i) {
        if (secret_matches(password, former[i])) {
            return violation("Password should not be one of the last " + std::to_string(rules.reuse_prevention) +
                             " passwords");
        }
    }
    user.password_history = std::move(former);
    user.password_hash = hash_secret(password, context.ids().bytes(16));
    store::put(context.writes(), password_changes, {.time = second_of(context.now())}, context.account(), user.id);
    return {};
}

Result<> need_login_profile(const identity::User& user) {
    if (user.password_hash.empty()) {
        return errors::no_such_entity("Login Profile for User " + user.name + " cannot be found.");
    }
    return {};
}

}  // namespace backlot::iam
