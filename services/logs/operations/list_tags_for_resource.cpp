// ListTagsForResource: a group's tags.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), ListTagsForResource.
#include "services/logs/access.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> list_tags_for_resource_access(const Context& context, const ListTagsForResourceInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.resource_arn));
    return on_tags(context, "logs:ListTagsForResource", key);
}

Result<ListTagsForResourceOutput> list_tags_for_resource(const Context& context,
                                                         const ListTagsForResourceInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.resource_arn));
    BACKLOT_TRY(group, need_group(context, key));
    ListTagsForResourceOutput output{.tags = model::Map<std::string>(group.tags)};
    output.tags.given = true;
    return output;
}

}  // namespace backlot::logs
