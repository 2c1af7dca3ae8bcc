// TagLogGroup: the older way to write tags over those of a group.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), TagLogGroup.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/tags.h"

namespace backlot::logs {

Result<Access> tag_log_group_access(const Context& context, const TagLogGroupInput& input) {
    auto access = on_tags(context, "logs:TagLogGroup", group_key(context, input.log_group_name));
    add_request_tags(access.keys, input.tags);
    return access;
}

Result<TagLogGroupOutput> tag_log_group(Context& context, const TagLogGroupInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    // TooManyTagsException is not among this operation's errors.
    if (const auto added = add_tags(group.tags, input.tags, input.log_group_name); !added) {
        return errors::invalid_parameter(added.error().message);
    }
    store_group(context, key, group);
    return TagLogGroupOutput{};
}

}  // namespace backlot::logs
