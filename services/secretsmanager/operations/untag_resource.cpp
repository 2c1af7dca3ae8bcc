// UntagResource: takes tags from a secret.
//
// Fails with ResourceNotFoundException, InvalidRequestException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), UntagResource.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    Keys keys;
    add_list(keys, "aws:TagKeys", input.tag_keys);
    return on_secret(context, "secretsmanager:UntagResource", input.secret_id, std::move(keys));
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    for (const auto& key : input.tag_keys) secret.tags.erase(key);
    store_primary(context, secret);
    return UntagResourceOutput{};
}

}  // namespace backlot::secretsmanager
