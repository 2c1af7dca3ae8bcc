// ListInstanceProfileTags: the tags of an instance profile, by key.
//
// Source: IAM API Reference, ListInstanceProfileTags.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_instance_profile_tags_access(const Context& context, const ListInstanceProfileTagsInput& input) {
    return on_instance_profile(context, "iam:ListInstanceProfileTags", input.instance_profile_name);
}

Result<ListInstanceProfileTagsOutput> list_instance_profile_tags(const Context& context, const ListInstanceProfileTagsInput& input) {
    BACKLOT_TRY(found, need_instance_profile(context, input.instance_profile_name));
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tag_list(found.tags)), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListInstanceProfileTagsOutput output;
    fill_page(output, &ListInstanceProfileTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
