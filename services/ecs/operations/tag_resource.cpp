// TagResource: adds tags to a cluster, task definition, task or service.
//
// Fails with InvalidParameterException, ResourceNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), TagResource.
#include "services/ecs/errors.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    return on_tagged(context, "ecs:TagResource", input.resource_arn, std::move(keys));
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(tagged, parse_tagged(context, input.resource_arn));
    auto tags = find_tags(context, tagged);
    if (!tags) return errors::make("ResourceNotFoundException", "The specified resource could not be found.");
    BACKLOT_CHECK(add_tags(*tags, input.tags));
    store_tags(context, tagged, *tags);
    return TagResourceOutput{};
}

}  // namespace backlot::ecs
