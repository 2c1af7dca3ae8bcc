// RemoveTagsFromResource: takes tags off a parameter; those that it does not have are passed over.
//
// Fails with InvalidResourceId.
//
// Source: AWS Systems Manager API Reference (2014-11-06), RemoveTagsFromResource.
#include "services/ssm/tags.h"

namespace backlot::ssm {

Result<Access> remove_tags_from_resource_access(const Context& context, const RemoveTagsFromResourceInput& input) {
    BACKLOT_TRY(key, tagged_key(context, input.resource_type, input.resource_id));
    auto access = on_parameter(context, "ssm:RemoveTagsFromResource", key);
    if (!input.tag_keys.empty()) access.keys.push_back({.name = "aws:TagKeys", .values = input.tag_keys,
                                                        .is_multivalued = true});
    return access;
}

Result<RemoveTagsFromResourceOutput> remove_tags_from_resource(Context& context,
                                                               const RemoveTagsFromResourceInput& input) {
    BACKLOT_TRY(key, tagged_key(context, input.resource_type, input.resource_id));
    BACKLOT_TRY(parameter, need_tagged(context, key));
    for (const auto& name : input.tag_keys) parameter.tags.erase(name);
    store_parameter(context, key, parameter);
    return RemoveTagsFromResourceOutput{};
}

}  // namespace backlot::ssm
