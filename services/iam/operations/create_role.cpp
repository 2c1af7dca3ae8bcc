// CreateRole: a role with its trust policy, whose principals must exist.
//
// Fails with EntityAlreadyExists, MalformedPolicyDocument, LimitExceeded (1,000 roles; a trust policy of 2,048
// characters), ValidationError for the session's length, NoSuchEntity for the boundary.
//
// Source: IAM API Reference, CreateRole.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

constexpr std::size_t role_limit = 1'000;

Result<Access> create_role_access(const Context& context, const CreateRoleInput& input) {
    auto access = on_arn("iam:CreateRole", iam_arn(context, "role", input.path.value_or("/"), input.role_name));
    add_boundary(access, input.permissions_boundary.value_or(""));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) access.also.push_back({.action = "iam:TagRole", .resource = access.resource, .owned = {}, .keys = access.keys});
    return access;
}

Result<CreateRoleOutput> create_role(Context& context, const CreateRoleInput& input) {
    BACKLOT_TRY(path, path_or_root(input.path));
    if (path.starts_with("/aws-service-role/")) {
        return errors::invalid_input("The path /aws-service-role/ is reserved for service-linked roles.");
    }
    BACKLOT_CHECK(check_session_length(input.max_session_duration));
    BACKLOT_TRY(tags, tags_of(input.tags, TagKeys::ignoring_case));
    if (identity::find_role(context.view(), context.account(), input.role_name)) {
        return errors::exists("Role", input.role_name);
    }
    BACKLOT_TRY(trust, checked_trust(context, input.assume_role_policy_document));
    if (count_of(context, identity::roles) >= role_limit) return errors::quota("RolesPerAccount", role_limit);
    if (input.permissions_boundary) BACKLOT_CHECK(check_boundary(context, *input.permissions_boundary));
    identity::Role role;
    role.name = input.role_name;
    role.path = path;
    role.id = identity::unique_id(context.ids(), "AROA");
    role.created = second_of(context.now());
    role.description = input.description.value_or("");
    role.trust = trust;
    role.max_session_seconds = input.max_session_duration.value_or(3'600);
    role.boundary = input.permissions_boundary.value_or("");
    role.tags = std::move(tags);
    identity::put_role(context.writes(), context.account(), role);
    auto shape = shape_of(context, role, Detail::least);
    shape.permissions_boundary = boundary_shape(role.boundary);
    shape.tags = tag_list(role.tags);
    return CreateRoleOutput{.role = std::move(shape)};
}

}  // namespace backlot::iam
