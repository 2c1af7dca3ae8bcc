// ListUsers: the account's users, by name. Tags and boundaries are GetUser's.
//
// Source: IAM API Reference, ListUsers.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_users_access(const Context& context, const ListUsersInput& input) {
    return on_arn("iam:ListUsers", iam_arn(context, "user", input.path_prefix.value_or("/"), ""));
}

Result<ListUsersOutput> list_users(const Context& context, const ListUsersInput& input) {
    auto users = all_of(context, identity::users);
    const auto prefix = input.path_prefix.value_or("/");
    std::erase_if(users, [&](const auto& user) { return !user.path.starts_with(prefix); });
    BACKLOT_TRY(page, page_of(std::move(users), input.max_items, input.marker,
                              [](const identity::User& user) { return to_lower(user.name); }));
    ListUsersOutput output{.is_truncated = page.is_truncated, .marker = page.marker};
    output.users.given = true;
    for (const auto& user : page.items) output.users.push_back(shape_of(context, user, Detail::brief));
    return output;
}

}  // namespace backlot::iam
