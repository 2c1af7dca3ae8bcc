// ListRoleTags: the tags of a role, by key.
//
// Source: IAM API Reference, ListRoleTags.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_role_tags_access(const Context& context, const ListRoleTagsInput& input) {
    return on_role(context, "iam:ListRoleTags", input.role_name);
}

Result<ListRoleTagsOutput> list_role_tags(const Context& context, const ListRoleTagsInput& input) {
    BACKLOT_TRY(found, need_role(context, input.role_name));
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tag_list(found.tags)), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListRoleTagsOutput output;
    fill_page(output, &ListRoleTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
