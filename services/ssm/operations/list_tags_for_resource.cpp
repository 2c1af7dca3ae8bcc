// ListTagsForResource: a parameter's tags.
//
// Fails with InvalidResourceId.
//
// Source: AWS Systems Manager API Reference (2014-11-06), ListTagsForResource.
#include "services/ssm/tags.h"

namespace backlot::ssm {

Result<Access> list_tags_for_resource_access(const Context& context, const ListTagsForResourceInput& input) {
    BACKLOT_TRY(key, tagged_key(context, input.resource_type, input.resource_id));
    return on_parameter(context, "ssm:ListTagsForResource", key);
}

Result<ListTagsForResourceOutput> list_tags_for_resource(const Context& context,
                                                         const ListTagsForResourceInput& input) {
    BACKLOT_TRY(key, tagged_key(context, input.resource_type, input.resource_id));
    BACKLOT_TRY(parameter, need_tagged(context, key));
    ListTagsForResourceOutput output;
    output.tag_list.given = true;
    for (const auto& [name, value] : parameter.tags) output.tag_list.push_back({.key = name, .value = value});
    return output;
}

}  // namespace backlot::ssm
