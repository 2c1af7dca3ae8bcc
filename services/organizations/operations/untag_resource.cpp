// UntagResource: takes tags away.
//
// Fails with TargetNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), UntagResource.
#include "services/organizations/organization.h"
#include "services/organizations/tags.h"

namespace backlot::organizations {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::delegable, "UntagResource", own_arn(context, input.resource_id), {},
                                  tags_of(context, input.resource_id).value_or(identity::Tags{})));
    const std::vector<std::string> names(input.tag_keys.begin(), input.tag_keys.end());
    access.keys.push_back({.name = "aws:TagKeys", .values = names, .is_multivalued = true});
    return access;
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    auto tags = tags_of(context, input.resource_id);
    if (!tags) return errors::of("TargetNotFoundException");
    for (const auto& key : input.tag_keys) tags->erase(key);
    set_tags(context, input.resource_id, *tags);
    return UntagResourceOutput{};
}

}  // namespace backlot::organizations
