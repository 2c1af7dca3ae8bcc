// AddTagsToResource: writes tags over those of a parameter.
//
// Fails with InvalidResourceId, TooManyTagsError, ValidationException.
//
// Source: AWS Systems Manager API Reference (2014-11-06), AddTagsToResource.
#include "services/ssm/errors.h"
#include "services/ssm/tags.h"

namespace backlot::ssm {

Result<Access> add_tags_to_resource_access(const Context& context, const AddTagsToResourceInput& input) {
    BACKLOT_TRY(key, tagged_key(context, input.resource_type, input.resource_id));
    BACKLOT_TRY(tags, tags_of(input.tags));
    auto access = on_parameter(context, "ssm:AddTagsToResource", key);
    add_request_tags(access.keys, tags);
    return access;
}

Result<AddTagsToResourceOutput> add_tags_to_resource(Context& context, const AddTagsToResourceInput& input) {
    BACKLOT_TRY(key, tagged_key(context, input.resource_type, input.resource_id));
    BACKLOT_TRY(parameter, need_tagged(context, key));
    BACKLOT_TRY(tags, tags_of(input.tags));
    for (auto& [name, value] : tags) parameter.tags.insert_or_assign(name, std::move(value));
    if (parameter.tags.size() > tag_limit) return errors::make("TooManyTagsError",
                                                               "The Targets parameter includes too many tags.");
    store_parameter(context, key, parameter);
    return AddTagsToResourceOutput{};
}

}  // namespace backlot::ssm
