// ListTagsForResource: tags of a namespace or a service.
//
// Fails with ResourceNotFoundException, InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), ListTagsForResource.
#include "services/servicediscovery/tagged.h"

namespace backlot::servicediscovery {

Result<Access> list_tags_for_resource_access(const Context& context, const ListTagsForResourceInput& input) {
    return on_tagged(context, "servicediscovery:ListTagsForResource", input.resource_arn);
}

Result<ListTagsForResourceOutput> list_tags_for_resource(const Context& context,
                                                         const ListTagsForResourceInput& input) {
    BACKLOT_TRY(found, need_tagged(context, input.resource_arn));
    ListTagsForResourceOutput output;
    output.tags.given = true;
    for (const auto& [key, value] : *found.tags()) output.tags.push_back({.key = key, .value = value});
    return output;
}

}  // namespace backlot::servicediscovery
