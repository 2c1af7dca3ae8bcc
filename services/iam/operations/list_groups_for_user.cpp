// ListGroupsForUser: the groups a user is in.
//
// Source: IAM API Reference, ListGroupsForUser.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_groups_for_user_access(const Context& context, const ListGroupsForUserInput& input) {
    return on_user(context, "iam:ListGroupsForUser", input.user_name);
}

Result<ListGroupsForUserOutput> list_groups_for_user(const Context& context, const ListGroupsForUserInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    std::vector<Group> groups;
    for (const auto& name : user.groups) {
        if (const auto group = identity::find_group(context.view(), context.account(), name)) {
            groups.push_back(shape_of(context, *group));
        }
    }
    BACKLOT_TRY(page, page_of(std::move(groups), input.max_items, input.marker,
                              [](const Group& group) { return to_lower(group.group_name); }));
    ListGroupsForUserOutput output;
    fill_page(output, &ListGroupsForUserOutput::groups, std::move(page));
    return output;
}

}  // namespace backlot::iam
