// DeleteAccountAlias. Fails with NoSuchEntity where it is not the account's.
//
// Source: IAM API Reference, DeleteAccountAlias.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> delete_account_alias_access(const Context&, const DeleteAccountAliasInput&) {
    return on_all("iam:DeleteAccountAlias");
}

Result<DeleteAccountAliasOutput> delete_account_alias(Context& context, const DeleteAccountAliasInput& input) {
    BACKLOT_TRY(account, need_account(context));
    if (account.alias.empty() || account.alias != input.account_alias) {
        return errors::no_such_entity("The account alias " + input.account_alias + " cannot be found.");
    }
    account.alias.clear();
    identity::put_account(context.writes(), account);
    return DeleteAccountAliasOutput{};
}

}  // namespace backlot::iam
