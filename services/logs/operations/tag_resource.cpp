// TagResource: writes tags over those of a group.
//
// Fails with ResourceNotFoundException, TooManyTagsException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), TagResource.
#include "services/logs/access.h"
#include "services/logs/model.h"
#include "services/logs/tags.h"

namespace backlot::logs {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.resource_arn));
    auto access = on_tags(context, "logs:TagResource", key);
    add_request_tags(access.keys, input.tags);
    return access;
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.resource_arn));
    BACKLOT_TRY(group, need_group(context, key));
    BACKLOT_CHECK(add_tags(group.tags, input.tags, input.resource_arn));
    store_group(context, key, group);
    return TagResourceOutput{};
}

}  // namespace backlot::logs
