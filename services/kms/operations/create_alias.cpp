// CreateAlias: gives a key of the same account and region another name.
//
// Two things must be allowed: kms:CreateAlias on the alias, by identity policies, and on the key.
//
// Fails with AlreadyExistsException, ValidationException, NotAuthorizedException (a name of AWS's), LimitExceededException,
// KMSInvalidStateException, NotFoundException.
//
// Source: KMS API Reference, CreateAlias; KMS Developer Guide, "Controlling access to aliases", "Quotas".
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/naming.h"

namespace backlot::kms {

constexpr std::size_t alias_limit = 50;  // of a key

Result<Access> create_alias_access(const Context& context, const CreateAliasInput& input) {
    BACKLOT_CHECK(check_alias_name(input.alias_name));
    if (input.target_key_id.starts_with("alias/")) return errors::validation("Aliases must refer to keys. Not aliases");
    BACKLOT_TRY(target, find_target(context, input.target_key_id, "kms:CreateAlias", Names::keys));
    auto access = access_of(alias_question(context, input.alias_name, "kms:CreateAlias"));
    access.also.push_back(key_question(context, target, "kms:CreateAlias"));
    context.keep(std::move(target));
    return access;
}

Result<CreateAliasOutput> create_alias(Context& context, const CreateAliasInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.target_key_id, "kms:CreateAlias", Names::keys));
    auto& key = target.key;
    BACKLOT_CHECK(require_kept(key));
    if (const auto old = context.find(alias_records, key.account, key.region, input.alias_name)) {
        BACKLOT_TRY(named, find_key(context, key.account, key.region, old->key_id));
        if (named) {
            return errors::make("AlreadyExistsException", "An alias with the name " +
                                                              alias_arn(key.account, key.region, input.alias_name) +
                                                              " already exists");
        }
    }
    if (key.aliases.size() >= alias_limit) return errors::limit_exceeded("A key has at most 50 aliases.");
    key.aliases.push_back(input.alias_name);
    put_key(context, key);
    const AliasRecord alias{.name = input.alias_name, .key_id = key.id, .created = context.now(), .updated = context.now()};
    store::put(context.writes(), alias_records, alias, key.account, key.region, alias.name);
    return CreateAliasOutput{};
}

}  // namespace backlot::kms
