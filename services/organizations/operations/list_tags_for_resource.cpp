// ListTagsForResource: the tags of an account, root, unit, policy or the resource policy.
//
// Fails with TargetNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListTagsForResource.
#include "services/organizations/organization.h"
#include "services/organizations/tags.h"

namespace backlot::organizations {

Result<Access> list_tags_for_resource_access(const Context& context, const ListTagsForResourceInput& input) {
    return access_to(context, Callers::delegates, "ListTagsForResource", own_arn(context, input.resource_id), {},
                     tags_of(context, input.resource_id).value_or(identity::Tags{}));
}

Result<ListTagsForResourceOutput> list_tags_for_resource(const Context& context, const ListTagsForResourceInput& input) {
    const auto tags = tags_of(context, input.resource_id);
    if (!tags) return errors::of("TargetNotFoundException");
    std::vector<Tag> found;
    for (const auto& [key, value] : *tags) found.push_back({.key = key, .value = value});
    ListTagsForResourceOutput output;
    BACKLOT_CHECK(cut_page(output.tags, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
