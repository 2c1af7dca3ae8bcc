// ListKeys: the keys of the caller's account in the request's region, AWS managed ones too.
//
// Keys of other accounts that were shared by AWS RAM are not built.
//
// Fails with InvalidMarkerException.
//
// Source: KMS API Reference, ListKeys.
#include <algorithm>

#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/paging.h"

namespace backlot::kms {

Result<Access> list_keys_access(const Context& context, const ListKeysInput&) { return plain_access(context, "kms:ListKeys"); }

Result<ListKeysOutput> list_keys(const Context& context, const ListKeysInput& input) {
    if (std::ranges::find(input.resource_owners, "OTHER_ACCOUNTS_VIA_RAM") != input.resource_owners.end()) {
        return errors::not_built("backlot has no Resource Access Manager yet: no key is shared by it.");
    }
    BACKLOT_TRY(page, Page<KeyListEntry>::begin(input, 100));
    Result<> damage;
    store::scan(context.view(), key_records, [&](const KeyRecord& row) {
        auto key = find_key(context, row.account, row.region, row.id);
        if (!key) damage = std::unexpected(key.error());
        if (!key || !*key) return key.has_value();
        return page.add(row.id, KeyListEntry{.key_id = row.id, .key_arn = arn_of(row)});
    }, context.account(), context.region());
    BACKLOT_CHECK(damage);
    ListKeysOutput output;
    page.fill(output, output.keys);
    return output;
}

}  // namespace backlot::kms
