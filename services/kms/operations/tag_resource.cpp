// TagResource: adds tags to a key, or replaces the values of those it has.
//
// Fails with TagException, KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, TagResource.
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/tagging.h"

namespace backlot::kms {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    ConditionKeys more;
    Tags wanted;
    for (const auto& tag : input.tags) wanted[tag.tag_key] = tag.tag_value;
    add_request_tags(more, wanted);
    return key_access(context, input.key_id, "kms:TagResource", std::move(more), Names::keys);
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:TagResource", Names::keys));
    BACKLOT_CHECK(require_kept(target.key));
    BACKLOT_TRY(tags, tags_of(input.tags));
    for (auto& [name, value] : tags) target.key.tags[name] = value;
    if (target.key.tags.size() > tag_limit) {
        return errors::make("TagException", "Too many tags: a key has at most 50.");
    }
    put_key(context, target.key);
    return TagResourceOutput{};
}

}  // namespace backlot::kms
