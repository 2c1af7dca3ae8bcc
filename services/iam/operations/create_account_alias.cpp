// CreateAccountAlias: the account's one alias, unique among all accounts; another takes the place of the first.
//
// Fails with EntityAlreadyExists, ValidationError.
//
// Source: IAM API Reference, CreateAccountAlias.
#include <algorithm>

#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

namespace {

// The model says so by a pattern with a look-ahead, which the general check cannot read.
Result<> check_alias(std::string_view alias) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const bool is_one = std::ranges::all_of(alias, [&](char c) { return is_plain(c) || c == '-'; }) && alias.size() >= 3 && alias.size() <= 63 &&
                        is_plain(alias.front()) && is_plain(alias.back()) && !alias.contains("--");
    if (is_one) return {};
    return errors::validation("1 validation error detected: Value at 'accountAlias' failed to satisfy constraint: Member must satisfy regular "
                              "expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");
}

}  // namespace

Result<Access> create_account_alias_access(const Context&, const CreateAccountAliasInput&) {
    return on_all("iam:CreateAccountAlias");
}

Result<CreateAccountAliasOutput> create_account_alias(Context& context, const CreateAccountAliasInput& input) {
    BACKLOT_CHECK(check_alias(input.account_alias));
    bool is_taken = false;
    store::scan(context.view(), identity::accounts,
                [&](const identity::Account& one) { is_taken = is_taken || one.alias == input.account_alias; });
    if (is_taken) return errors::already_exists("The account alias " + input.account_alias + " already exists.");
    BACKLOT_TRY(account, need_account(context));
    account.alias = input.account_alias;
    identity::put_account(context.writes(), account);
    return CreateAccountAliasOutput{};
}

}  // namespace backlot::iam
