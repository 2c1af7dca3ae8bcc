// RemoveUserFromGroup. A user that is not in the group is left as it is, without an error.
//
// Source: IAM API Reference, RemoveUserFromGroup.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/members.h"

namespace backlot::iam {

Result<Access> remove_user_from_group_access(const Context& context, const RemoveUserFromGroupInput& input) {
    return on_group(context, "iam:RemoveUserFromGroup", input.group_name);
}

Result<RemoveUserFromGroupOutput> remove_user_from_group(Context& context, const RemoveUserFromGroupInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    BACKLOT_TRY(group, need_group(context, input.group_name));
    const auto place = place_of(user, group.name);
    if (place == user.groups.end()) return RemoveUserFromGroupOutput{};
    user.groups.erase(place);
    identity::put_user(context.writes(), context.account(), user);
    return RemoveUserFromGroupOutput{};
}

}  // namespace backlot::iam
