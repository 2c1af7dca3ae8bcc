// UntagResource: takes tags off a group; those that it does not have are passed over.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), UntagResource.
#include "services/logs/access.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.resource_arn));
    auto access = on_tags(context, "logs:UntagResource", key);
    add_list(access.keys, "aws:TagKeys", input.tag_keys);
    return access;
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.resource_arn));
    BACKLOT_TRY(group, need_group(context, key));
    for (const auto& name : input.tag_keys) group.tags.erase(name);
    store_group(context, key, group);
    return UntagResourceOutput{};
}

}  // namespace backlot::logs
