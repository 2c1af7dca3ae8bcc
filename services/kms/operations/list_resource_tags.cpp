// ListResourceTags: the tags of a key.
//
// Fails with InvalidMarkerException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, ListResourceTags.
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/paging.h"

namespace backlot::kms {

Result<Access> list_resource_tags_access(const Context& context, const ListResourceTagsInput& input) {
    return key_access(context, input.key_id, "kms:ListResourceTags", {}, Names::keys);
}

Result<ListResourceTagsOutput> list_resource_tags(const Context& context, const ListResourceTagsInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:ListResourceTags", Names::keys));
    BACKLOT_TRY(page, Page<Tag>::begin(input, 50));
    for (const auto& [name, value] : target.key.tags) {
        if (!page.add(name, Tag{.tag_key = name, .tag_value = value})) break;
    }
    ListResourceTagsOutput output;
    page.fill(output, output.tags);
    return output;
}

}  // namespace backlot::kms
