// TagResource: adds or replaces tags of an account, root, unit, policy or the resource policy.
//
// Fails with TargetNotFoundException, ConstraintViolationException (MAX_TAG_LIMIT_EXCEEDED), InvalidInputException.
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
    for (const auto& tag : input.tags) {
        if (tag.key.starts_with("aws:")) {
            return errors::invalid_input("INVALID_SYSTEM_TAGS_PARAMETER", "You cannot use the prefix aws: in a tag key.");
        }
        (*tags)[tag.key] = tag.value;
    }
    if (tags->size() > tags_limit) return errors::constraint("MAX_TAG_LIMIT_EXCEEDED");
    set_tags(context, input.resource_id, *tags);
    return TagResourceOutput{};
}

}  // namespace backlot::organizations
