// ListAliases: the aliases of the caller's account in the request's region, or those of one key.
//
// DIFFERS: aliases of AWS managed keys that the account does not have yet are not listed.
//
// Fails with InvalidMarkerException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, ListAliases.
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/paging.h"

namespace backlot::kms {

Result<Access> list_aliases_access(const Context& context, const ListAliasesInput&) {
    return plain_access(context, "kms:ListAliases");
}

Result<ListAliasesOutput> list_aliases(const Context& context, const ListAliasesInput& input) {
    std::optional<std::string> only;
    if (input.key_id) {
        BACKLOT_TRY(target, find_target(context, *input.key_id, "kms:ListAliases", Names::keys));
        only = target.key.id;
    }
    BACKLOT_TRY(page, Page<AliasListEntry>::begin(input, 50));
    Result<> damage;
    store::scan(context.view(), alias_records, [&](const AliasRecord& row) {
        if (only && row.key_id != *only) return true;
        auto key = find_key(context, context.account(), context.region(), row.key_id);
        if (!key) damage = std::unexpected(key.error());
        if (!key || !*key) return key.has_value();
        return page.add(row.name, AliasListEntry{.alias_name = row.name,
                                                 .alias_arn = alias_arn(context.account(), context.region(), row.name),
                                                 .target_key_id = row.key_id,
                                                 .creation_date = row.created,
                                                 .last_updated_date = row.updated});
    }, context.account(), context.region());
    BACKLOT_CHECK(damage);
    ListAliasesOutput output;
    page.fill(output, output.aliases);
    return output;
}

}  // namespace backlot::kms
