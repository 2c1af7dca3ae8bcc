// TagResource: gives a secret tags, or other values.
//
// Fails with ResourceNotFoundException, InvalidRequestException, InvalidParameterException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), TagResource.
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    return on_secret(context, "secretsmanager:TagResource", input.secret_id, std::move(keys));
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    BACKLOT_CHECK(add_tags(secret.tags, input.tags));
    secret.was_tagged = secret.was_tagged || !secret.tags.empty();
    store_primary(context, secret);
    return TagResourceOutput{};
}

}  // namespace backlot::secretsmanager
