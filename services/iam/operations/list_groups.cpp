// ListGroups: the account's groups, by name.
//
// Source: IAM API Reference, ListGroups.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_groups_access(const Context& context, const ListGroupsInput& input) {
    return on_arn("iam:ListGroups", iam_arn(context, "group", input.path_prefix.value_or("/"), ""));
}

Result<ListGroupsOutput> list_groups(const Context& context, const ListGroupsInput& input) {
    auto groups = all_of(context, identity::groups);
    const auto prefix = input.path_prefix.value_or("/");
    std::erase_if(groups, [&](const auto& group) { return !group.path.starts_with(prefix); });
    BACKLOT_TRY(page, page_of(std::move(groups), input.max_items, input.marker,
                              [](const identity::Group& group) { return to_lower(group.name); }));
    ListGroupsOutput output{.is_truncated = page.is_truncated, .marker = page.marker};
    output.groups.given = true;
    for (const auto& group : page.items) output.groups.push_back(shape_of(context, group));
    return output;
}

}  // namespace backlot::iam
