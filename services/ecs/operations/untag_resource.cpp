// UntagResource: takes tags away.
//
// Fails with InvalidParameterException, ResourceNotFoundException.
//
// Source: Amazon ECS API Reference (2014-11-13), UntagResource.
#include "services/ecs/errors.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    Keys keys;
    add_list(keys, "aws:TagKeys", input.tag_keys);
    return on_tagged(context, "ecs:UntagResource", input.resource_arn, std::move(keys));
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(tagged, parse_tagged(context, input.resource_arn));
    auto tags = find_tags(context, tagged);
    if (!tags) return errors::make("ResourceNotFoundException", "The specified resource could not be found.");
    for (const auto& key : input.tag_keys) tags->erase(key);
    store_tags(context, tagged, *tags);
    return UntagResourceOutput{};
}

}  // namespace backlot::ecs
