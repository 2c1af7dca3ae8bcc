// GetGroup, with its members, and DeleteGroup, which fails with DeleteConflict while it has members or policies.
//
// Source: IAM API Reference, GetGroup, DeleteGroup.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/members.h"

namespace backlot::iam {

Result<Access> get_group_access(const Context& context, const GetGroupInput& input) {
    return on_group(context, "iam:GetGroup", input.group_name);
}

Result<GetGroupOutput> get_group(const Context& context, const GetGroupInput& input) {
    BACKLOT_TRY(group, need_group(context, input.group_name));
    BACKLOT_TRY(page, page_of(members_of(context, group.name), input.max_items, input.marker,
                              [](const identity::User& user) { return to_lower(user.name); }));
    GetGroupOutput output{.group = shape_of(context, group), .is_truncated = page.is_truncated, .marker = page.marker};
    output.users.given = true;
    for (const auto& user : page.items) output.users.push_back(shape_of(context, user, Detail::brief));
    return output;
}

Result<Access> delete_group_access(const Context& context, const DeleteGroupInput& input) {
    return on_group(context, "iam:DeleteGroup", input.group_name);
}

Result<DeleteGroupOutput> delete_group(Context& context, const DeleteGroupInput& input) {
    BACKLOT_TRY(group, need_group(context, input.group_name));
    if (!members_of(context, group.name).empty()) return errors::delete_conflict("remove users from group");
    if (!group.attached.empty()) return errors::delete_conflict("detach all policies");
    if (!group.inline_policies.empty()) return errors::delete_conflict("delete policies");
    identity::erase_group(context.writes(), context.account(), group.name);
    return DeleteGroupOutput{};
}

}  // namespace backlot::iam
