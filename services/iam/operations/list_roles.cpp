// ListRoles: the account's roles, by name, without tags, boundaries and last use.
//
// Source: IAM API Reference, ListRoles.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_roles_access(const Context& context, const ListRolesInput& input) {
    return on_arn("iam:ListRoles", iam_arn(context, "role", input.path_prefix.value_or("/"), ""));
}

Result<ListRolesOutput> list_roles(const Context& context, const ListRolesInput& input) {
    auto roles = all_of(context, identity::roles);
    const auto prefix = input.path_prefix.value_or("/");
    std::erase_if(roles, [&](const auto& role) { return !role.path.starts_with(prefix); });
    BACKLOT_TRY(page, page_of(std::move(roles), input.max_items, input.marker,
                              [](const identity::Role& role) { return to_lower(role.name); }));
    ListRolesOutput output{.is_truncated = page.is_truncated, .marker = page.marker};
    output.roles.given = true;
    for (const auto& role : page.items) output.roles.push_back(shape_of(context, role, Detail::brief));
    return output;
}

}  // namespace backlot::iam
