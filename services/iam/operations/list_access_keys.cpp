// ListAccessKeys: ids and states, never secrets.
//
// Source: IAM API Reference, ListAccessKeys.
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_access_keys_access(const Context& context, const ListAccessKeysInput& input) {
    return on_user_or_self(context, "iam:ListAccessKeys", input.user_name);
}

Result<ListAccessKeysOutput> list_access_keys(const Context& context, const ListAccessKeysInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (!name.empty()) BACKLOT_CHECK(need_user(context, name));
    std::vector<AccessKeyMetadata> keys;
    for (const auto& key : keys_of(context, name)) {
        keys.push_back({.user_name = key.user,
                        .access_key_id = key.id,
                        .status = key.active ? "Active" : "Inactive",
                        .create_date = key.created});
    }
    BACKLOT_TRY(page, page_of(std::move(keys), input.max_items, input.marker,
                              [](const AccessKeyMetadata& key) { return key.access_key_id.value_or(""); }));
    ListAccessKeysOutput output;
    fill_page(output, &ListAccessKeysOutput::access_key_metadata, std::move(page));
    return output;
}

}  // namespace backlot::iam
