// ListTagsForResource: the tags of a cluster, task definition, task or service.
//
// Fails with InvalidParameterException, ResourceNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), ListTagsForResource.
#include "services/ecs/errors.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

Result<Access> list_tags_for_resource_access(const Context& context, const ListTagsForResourceInput& input) {
    return on_tagged(context, "ecs:ListTagsForResource", input.resource_arn, {});
}

Result<ListTagsForResourceOutput> list_tags_for_resource(const Context& context, const ListTagsForResourceInput& input) {
    BACKLOT_TRY(tagged, parse_tagged(context, input.resource_arn));
    const auto tags = find_tags(context, tagged);
    if (!tags) return errors::make("ResourceNotFoundException", "The specified resource could not be found.");
    ListTagsForResourceOutput output{.tags = tags_shape(*tags)};
    output.tags.given = true;
    return output;
}

}  // namespace backlot::ecs
