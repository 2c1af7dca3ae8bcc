// DeleteAlias: takes an alias away; its key stays.
//
// Asked of the alias and of the key it names.
//
// Fails with NotFoundException, ValidationException, NotAuthorizedException.
//
// Source: KMS API Reference, DeleteAlias.
#include <algorithm>

#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/naming.h"

namespace backlot::kms {

Result<Access> delete_alias_access(const Context& context, const DeleteAliasInput& input) {
    BACKLOT_CHECK(check_alias_name(input.alias_name));
    BACKLOT_TRY(target, find_target(context, input.alias_name, "kms:DeleteAlias"));
    target.alias.clear();
    auto access = access_of(alias_question(context, input.alias_name, "kms:DeleteAlias"));
    access.also.push_back(key_question(context, target, "kms:DeleteAlias"));
    context.keep(std::move(target));
    return access;
}

Result<DeleteAliasOutput> delete_alias(Context& context, const DeleteAliasInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.alias_name, "kms:DeleteAlias"));
    auto& key = target.key;
    std::erase(key.aliases, input.alias_name);
    put_key(context, key);
    store::erase(context.writes(), alias_records, key.account, key.region, input.alias_name);
    return DeleteAliasOutput{};
}

}  // namespace backlot::kms
