// AddUserToGroup. Doing it twice changes nothing. Fails with LimitExceeded above ten groups for a user.
//
// Source: IAM API Reference, AddUserToGroup.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/members.h"

namespace backlot::iam {

constexpr std::size_t groups_per_user_limit = 10;

Result<Access> add_user_to_group_access(const Context& context, const AddUserToGroupInput& input) {
    return on_group(context, "iam:AddUserToGroup", input.group_name);
}

Result<AddUserToGroupOutput> add_user_to_group(Context& context, const AddUserToGroupInput& input) {
    BACKLOT_TRY(group, need_group(context, input.group_name));
    BACKLOT_TRY(user, need_user(context, input.user_name));
    if (place_of(user, group.name) != user.groups.end()) return AddUserToGroupOutput{};
    if (user.groups.size() >= groups_per_user_limit) return errors::quota("GroupsPerUser", groups_per_user_limit);
    user.groups.push_back(group.name);
    identity::put_user(context.writes(), context.account(), user);
    return AddUserToGroupOutput{};
}

}  // namespace backlot::iam
