// CreateGroup. Fails with EntityAlreadyExists, LimitExceeded above 300 groups.
//
// Source: IAM API Reference, CreateGroup.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

constexpr std::size_t group_limit = 300;

Result<Access> create_group_access(const Context& context, const CreateGroupInput& input) {
    return on_arn("iam:CreateGroup", iam_arn(context, "group", input.path.value_or("/"), input.group_name));
}

Result<CreateGroupOutput> create_group(Context& context, const CreateGroupInput& input) {
    BACKLOT_TRY(path, path_or_root(input.path));
    if (identity::find_group(context.view(), context.account(), input.group_name)) {
        return errors::exists("Group", input.group_name);
    }
    if (count_of(context, identity::groups) >= group_limit) return errors::quota("GroupsPerAccount", group_limit);
    identity::Group group;
    group.name = input.group_name;
    group.path = path;
    group.id = identity::unique_id(context.ids(), "AGPA");
    group.created = second_of(context.now());
    identity::put_group(context.writes(), context.account(), group);
    return CreateGroupOutput{.group = shape_of(context, group)};
}

}  // namespace backlot::iam
