// ListUserTags: the tags of a user, by key.
//
// Source: IAM API Reference, ListUserTags.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_user_tags_access(const Context& context, const ListUserTagsInput& input) {
    return on_user(context, "iam:ListUserTags", input.user_name);
}

Result<ListUserTagsOutput> list_user_tags(const Context& context, const ListUserTagsInput& input) {
    BACKLOT_TRY(found, need_user(context, input.user_name));
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tag_list(found.tags)), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListUserTagsOutput output;
    fill_page(output, &ListUserTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
