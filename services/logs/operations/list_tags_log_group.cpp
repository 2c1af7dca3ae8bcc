// ListTagsLogGroup: the older way to read a group's tags.
//
// Fails with ResourceNotFoundException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), ListTagsLogGroup.
#include "services/logs/access.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> list_tags_log_group_access(const Context& context, const ListTagsLogGroupInput& input) {
    return on_tags(context, "logs:ListTagsLogGroup", group_key(context, input.log_group_name));
}

Result<ListTagsLogGroupOutput> list_tags_log_group(const Context& context, const ListTagsLogGroupInput& input) {
    BACKLOT_TRY(group, need_group(context, group_key(context, input.log_group_name)));
    ListTagsLogGroupOutput output{.tags = model::Map<std::string>(group.tags)};
    output.tags.given = true;
    return output;
}

}  // namespace backlot::logs
