// UpdateAlias: makes an alias name another key of the same type and usage.
//
// Asked of the alias, of the key it names and of the key it shall name.
//
// Fails with NotFoundException, ValidationException (keys of different kinds), KMSInvalidStateException.
//
// Source: KMS API Reference, UpdateAlias.
#include <algorithm>

#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/naming.h"

namespace backlot::kms {

namespace {

struct BothKeys {
    Target from;
    Target to;
};

Result<BothKeys> both_of(const Context& context, const UpdateAliasInput& input) {
    BACKLOT_TRY(from, find_target(context, input.alias_name, "kms:UpdateAlias"));
    from.alias.clear();  // the request is about the alias, not by it
    BACKLOT_TRY(to, find_target(context, input.target_key_id, "kms:UpdateAlias", Names::keys));
    return BothKeys{.from = std::move(from), .to = std::move(to)};
}

}  // namespace

Result<Access> update_alias_access(const Context& context, const UpdateAliasInput& input) {
    BACKLOT_CHECK(check_alias_name(input.alias_name));
    BACKLOT_TRY(both, both_of(context, input));
    auto access = access_of(alias_question(context, input.alias_name, "kms:UpdateAlias"));
    access.also.push_back(key_question(context, both.from, "kms:UpdateAlias"));
    access.also.push_back(key_question(context, both.to, "kms:UpdateAlias"));
    context.keep(std::move(both));
    return access;
}

Result<UpdateAliasOutput> update_alias(Context& context, const UpdateAliasInput& input) {
    auto both = context.take_kept<BothKeys>();
    if (!both) {
        BACKLOT_TRY(found, both_of(context, input));
        both = std::move(found);
    }
    auto& from = both->from.key;
    auto& to = both->to.key;
    BACKLOT_CHECK(require_kept(to));
    const bool is_same_kind = spec_of(from).is_asymmetric() == spec_of(to).is_asymmetric() &&
                              (spec_of(from).family == Family::hmac) == (spec_of(to).family == Family::hmac);
    if (!is_same_kind || from.usage != to.usage) {
        return errors::validation("The alias can only name a key of the same type and key usage.");
    }
    if (from.id != to.id) {
        std::erase(from.aliases, input.alias_name);
        to.aliases.push_back(input.alias_name);
        put_key(context, from);
        put_key(context, to);
    }
    auto alias = *context.find(alias_records, to.account, to.region, input.alias_name);
    alias.key_id = to.id;
    alias.updated = context.now();
    store::put(context.writes(), alias_records, alias, to.account, to.region, alias.name);
    return UpdateAliasOutput{};
}

}  // namespace backlot::kms
