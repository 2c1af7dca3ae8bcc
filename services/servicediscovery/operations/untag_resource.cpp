// UntagResource: tags of a namespace or a service.
//
// Fails with ResourceNotFoundException, InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), UntagResource.
#include "services/servicediscovery/tagged.h"

namespace backlot::servicediscovery {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    Keys keys;
    if (!input.tag_keys.empty()) keys.push_back({.name = "aws:TagKeys", .values = input.tag_keys,
                                                 .is_multivalued = true});
    return on_tagged(context, "servicediscovery:UntagResource", input.resource_arn, std::move(keys));
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(found, need_tagged(context, input.resource_arn));
    for (const auto& key : input.tag_keys) found.tags()->erase(key);
    store_tagged(context, found);
    return UntagResourceOutput{};
}

}  // namespace backlot::servicediscovery
