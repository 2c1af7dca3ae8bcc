// UpdateGroup: another name or path; the members stay members.
//
// Source: IAM API Reference, UpdateGroup.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/members.h"

namespace backlot::iam {

Result<Access> update_group_access(const Context& context, const UpdateGroupInput& input) {
    auto access = on_group(context, "iam:UpdateGroup", input.group_name);
    const auto group = identity::find_group(context.view(), context.account(), input.group_name);
    if (group) {
        const auto path = input.new_path.value_or(group->path);
        const auto renamed = iam_arn(context, "group", path, input.new_group_name.value_or(group->name));
        if (renamed != access.resource) {
            access.also.push_back({.action = access.action, .resource = renamed, .owned = {}, .keys = {}});
        }
    }
    return access;
}

Result<UpdateGroupOutput> update_group(Context& context, const UpdateGroupInput& input) {
    BACKLOT_TRY(group, need_group(context, input.group_name));
    if (input.new_path) {
        BACKLOT_TRY(path, path_or_root(input.new_path));
        group.path = path;
    }
    if (input.new_group_name && *input.new_group_name != group.name) {
        const auto old = group.name;
        const bool is_other = !equal_ignoring_case(old, *input.new_group_name);
        if (is_other && identity::find_group(context.view(), context.account(), *input.new_group_name)) {
            return errors::exists("Group", *input.new_group_name);
        }
        for (auto user : members_of(context, old)) {
            *place_of(user, old) = *input.new_group_name;
            identity::put_user(context.writes(), context.account(), user);
        }
        identity::erase_group(context.writes(), context.account(), old);
        group.name = *input.new_group_name;
    }
    identity::put_group(context.writes(), context.account(), group);
    return UpdateGroupOutput{};
}

}  // namespace backlot::iam
