// UntagLogGroup: the older way to take tags off a group.
//
// Fails with ResourceNotFoundException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), UntagLogGroup.
#include "services/logs/access.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> untag_log_group_access(const Context& context, const UntagLogGroupInput& input) {
    auto access = on_tags(context, "logs:UntagLogGroup", group_key(context, input.log_group_name));
    add_list(access.keys, "aws:TagKeys", input.tags);
    return access;
}

Result<UntagLogGroupOutput> untag_log_group(Context& context, const UntagLogGroupInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    for (const auto& name : input.tags) group.tags.erase(name);
    store_group(context, key, group);
    return UntagLogGroupOutput{};
}

}  // namespace backlot::logs
