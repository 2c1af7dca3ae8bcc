// TagResource: adds or replaces tags of an account, root, unit, policy or the resource policy.
//
// Fails with TargetNotFoundException, ConstraintViolationException (MAX_TAG_LIMIT_EXCEEDED), InvalidInputException
// (DUPLICATE_TAG_KEY, INVALID_SYSTEM_TAGS_PARAMETER).
//
// Source: AWS Organizations API Reference (2016-11-28), TagResource.
#include "services/organizations/organization.h"
#include "services/organizations/tags.h"

namespace backlot::organizations {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::delegable, "TagResource", own_arn(context, input.resource_id), {},
                                  tags_of(context, input.resource_id).value_or(identity::Tags{})));
    std::vector<std::string> names;
    for (const auto& tag : input.tags) {
        access.keys.push_back({.name = "aws:RequestTag/" + tag.key, .values = {tag.value}});
        names.push_back(tag.key);
    }
    access.keys.push_back({.name = "aws:TagKeys", .values = names, .is_multivalued = true});
    return access;
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    auto tags = tags_of(context, input.resource_id);
    if (!tags) return errors::of("TargetNotFoundException");
    BACKLOT_TRY(checked, checked_tags(input.tags, *tags));
    set_tags(context, input.resource_id, checked);
    return TagResourceOutput{};
}

}  // namespace backlot::organizations
