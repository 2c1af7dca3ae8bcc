// ListEntitiesForPolicy: groups, then roles, then users that a managed policy is attached to or bounds.
//
// Source: IAM API Reference, ListEntitiesForPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

namespace {

struct PolicyHolder {
    std::string key;  // "group/name": what pages are cut by
    Kind kind{};
    std::string name;
    std::string id;
};

}  // namespace

Result<Access> list_entities_for_policy_access(const Context& context, const ListEntitiesForPolicyInput& input) {
    return on_policy(context, "iam:ListEntitiesForPolicy", input.policy_arn);
}

Result<ListEntitiesForPolicyOutput> list_entities_for_policy(const Context& context,
                                                             const ListEntitiesForPolicyInput& input) {
    if (!policy::managed_policy(input.policy_arn)) {
        const auto found = need_policy(context, input.policy_arn, "iam:ListEntitiesForPolicy");
        if (!found && found.error().code == "NoSuchEntity") return errors::not_attachable(input.policy_arn);
        if (!found) return std::unexpected(found.error());
    }
    const auto filter = input.entity_filter.value_or("");
    const auto usage = input.policy_usage_filter.value_or("");
    const auto prefix = input.path_prefix.value_or("/");
    std::vector<PolicyHolder> holders;
    const auto look = [&](Kind kind) {
        return [&, kind](const auto& entity) {
            bool is_held = usage != "PermissionsBoundary" &&
                           std::ranges::find(entity.attached, input.policy_arn) != entity.attached.end();
            if constexpr (requires { entity.boundary; }) {
                is_held = is_held || (usage != "PermissionsPolicy" && entity.boundary == input.policy_arn);
            }
            if (!is_held || !entity.path.starts_with(prefix)) return;
            holders.push_back({std::string(name_of(kind)) + "/" + to_lower(entity.name), kind, entity.name, entity.id});
        };
    };
    const auto& account = context.account();
    if (filter.empty() || filter == "Group") {
        store::scan(context.view(), identity::groups, look(Kind::group), account);
    }
    if (filter.empty() || filter == "Role") store::scan(context.view(), identity::roles, look(Kind::role), account);
    if (filter.empty() || filter == "User") store::scan(context.view(), identity::users, look(Kind::user), account);
    BACKLOT_TRY(page, page_of(std::move(holders), input.max_items, input.marker, [](const auto& one) { return one.key; }));
    ListEntitiesForPolicyOutput output{.is_truncated = page.is_truncated, .marker = page.marker};
    output.policy_groups.given = output.policy_users.given = output.policy_roles.given = true;
    for (const auto& one : page.items) {
        if (one.kind == Kind::group) output.policy_groups.push_back({.group_name = one.name, .group_id = one.id});
        if (one.kind == Kind::role) output.policy_roles.push_back({.role_name = one.name, .role_id = one.id});
        if (one.kind == Kind::user) output.policy_users.push_back({.user_name = one.name, .user_id = one.id});
    }
    return output;
}

}  // namespace backlot::iam
