// TagResource: tags of a namespace or a service.
//
// Fails with ResourceNotFoundException, InvalidInput, TooManyTagsException.
//
// Source: AWS Cloud Map API Reference (2017-03-14), TagResource.
#include "services/servicediscovery/tagged.h"

namespace backlot::servicediscovery {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    return on_tagged(context, "servicediscovery:TagResource", input.resource_arn, std::move(keys));
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(found, need_tagged(context, input.resource_arn));
    auto* tags = found.tags();
    BACKLOT_CHECK(add_tags(*tags, input.tags, input.resource_arn));
    store_tagged(context, found);
    return TagResourceOutput{};
}

}  // namespace backlot::servicediscovery
