// CreateUser: a user without credentials or permissions.
//
// Fails with EntityAlreadyExists (names are unique whatever their case), LimitExceeded above 5,000 users,
// NoSuchEntity and InvalidInput for the boundary, InvalidInput for tags.
//
// Source: IAM API Reference (2010-05-08), CreateUser; IAM User Guide, "IAM and AWS STS quotas".
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

constexpr std::size_t user_limit = 5'000;

Result<Access> create_user_access(const Context& context, const CreateUserInput& input) {
    auto access = on_arn("iam:CreateUser", iam_arn(context, "user", input.path.value_or("/"), input.user_name));
    add_boundary(access, input.permissions_boundary.value_or(""));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) access.also.push_back({.action = "iam:TagUser", .resource = access.resource, .owned = {}, .keys = access.keys});
    return access;
}

Result<CreateUserOutput> create_user(Context& context, const CreateUserInput& input) {
    BACKLOT_TRY(path, path_or_root(input.path));
    BACKLOT_TRY(tags, tags_of(input.tags, TagKeys::ignoring_case));
    if (identity::find_user(context.view(), context.account(), input.user_name)) {
        return errors::exists("User", input.user_name);
    }
    if (count_of(context, identity::users) >= user_limit) return errors::quota("UsersPerAccount", user_limit);
    if (input.permissions_boundary) BACKLOT_CHECK(check_boundary(context, *input.permissions_boundary));
    identity::User user;
    user.name = input.user_name;
    user.path = path;
    user.id = identity::unique_id(context.ids(), "AIDA");
    user.created = second_of(context.now());
    user.boundary = input.permissions_boundary.value_or("");
    user.tags = std::move(tags);
    identity::put_user(context.writes(), context.account(), user);
    return CreateUserOutput{.user = shape_of(context, user, Detail::full)};
}

}  // namespace backlot::iam
