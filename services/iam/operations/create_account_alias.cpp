// CreateAccountAlias: the account's one alias, unique among all accounts; another takes the place of the first.
//
// Source: IAM API Reference, CreateAccountAlias.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> create_account_alias_access(const Context&, const CreateAccountAliasInput&) {
    return on_all("iam:CreateAccountAlias");
}

Result<CreateAccountAliasOutput> create_account_alias(Context& context, const CreateAccountAliasInput& input) {
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
