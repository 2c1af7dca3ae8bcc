// GetAccountAuthorizationDetails: every user, group, role and managed policy with what hangs on it.
//
// One page runs through users, groups, roles, then policies. AWS managed policies are listed where they are attached.
//
// Source: IAM API Reference, GetAccountAuthorizationDetails.
#include "identity/principals.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

namespace {

struct DetailItem {
    std::string key;  // "1ana": what pages are cut by
    std::optional<UserDetail> user = {};
    std::optional<GroupDetail> group = {};
    std::optional<RoleDetail> role = {};
    std::optional<ManagedPolicyDetail> policy = {};
};

model::List<PolicyDetail> inline_shapes(const identity::Documents& documents) {
    model::List<PolicyDetail> shapes;
    for (const auto& [name, text] : documents) shapes.push_back({.policy_name = name, .policy_document = encoded(text)});
    shapes.given = true;
    return shapes;
}

model::List<AttachedPolicy> given_attached(const std::vector<std::string>& arns) {
    model::List<AttachedPolicy> shapes = attached_shapes(arns);
    shapes.given = true;
    return shapes;
}

UserDetail detail_of(const Context& context, const identity::User& user) {
    UserDetail detail{.path = user.path,
                      .user_name = user.name,
                      .user_id = user.id,
                      .arn = identity::user_arn(context.account(), user),
                      .create_date = user.created,
                      .user_policy_list = inline_shapes(user.inline_policies),
                      .group_list = user.groups,
                      .attached_managed_policies = given_attached(user.attached),
                      .permissions_boundary = boundary_shape(user.boundary),
                      .tags = given_tag_list(user.tags)};
    detail.user_policy_list.given = !user.inline_policies.empty();
    detail.group_list.given = true;
    return detail;
}

GroupDetail detail_of(const Context& context, const identity::Group& group) {
    return {.path = group.path,
            .group_name = group.name,
            .group_id = group.id,
            .arn = identity::group_arn(context.account(), group),
            .create_date = group.created,
            .group_policy_list = inline_shapes(group.inline_policies),
            .attached_managed_policies = given_attached(group.attached)};
}

RoleDetail detail_of(const Context& context, const identity::Role& role) {
    RoleDetail detail{.path = role.path,
                      .role_name = role.name,
                      .role_id = role.id,
                      .arn = identity::role_arn(context.account(), role),
                      .create_date = role.created,
                      .assume_role_policy_document = encoded(identity::readable(context.view(), role.trust)),
                      .role_policy_list = inline_shapes(role.inline_policies),
                      .attached_managed_policies = given_attached(role.attached),
                      .permissions_boundary = boundary_shape(role.boundary),
                      .tags = given_tag_list(role.tags),
                      .role_last_used = last_used_shape(context, role)};
    detail.instance_profile_list.given = true;
    for (const auto& one : profiles_of_role(context, role.name)) {
        detail.instance_profile_list.push_back(shape_of(context, one, Detail::brief));
    }
    return detail;
}

ManagedPolicyDetail detail_of(const Policy& shape, std::vector<PolicyVersion> versions) {
    ManagedPolicyDetail detail{.policy_name = shape.policy_name,
                               .policy_id = shape.policy_id,
                               .arn = shape.arn,
                               .path = shape.path,
                               .default_version_id = shape.default_version_id,
                               .attachment_count = shape.attachment_count,
                               .permissions_boundary_usage_count = shape.permissions_boundary_usage_count,
                               .is_attachable = shape.is_attachable,
                               .description = shape.description,
                               .create_date = shape.create_date,
                               .update_date = shape.update_date};
    detail.policy_version_list = std::move(versions);
    return detail;
}

void add_policies(const Context& context, bool local, bool aws, std::vector<DetailItem>& items) {
    const auto usage = usage_of(context);
    if (local) {
        for (const auto& one : all_of(context, identity::managed_policies)) {
            std::vector<PolicyVersion> versions;
            for (const auto& version : one.versions) versions.push_back(shape_of(one, version, Detail::full));
            items.push_back({.key = "4" + identity::policy_arn(context.account(), one),
                             .policy = detail_of(shape_of(context, one, usage, Detail::full), std::move(versions))});
        }
    }
    if (!aws) return;
    std::set<std::string> used;
    for (const auto& [arn, count] : usage.attachments) used.insert(arn);
    for (const auto& [arn, count] : usage.boundaries) used.insert(arn);
    for (const auto& arn : used) {
        if (const auto one = policy::managed_policy(arn)) {
            items.push_back({.key = "4" + arn,
                             .policy = detail_of(shape_of(*one, usage), {version_shape(*one, Detail::full)})});
        }
    }
}

}  // namespace

Result<Access> get_account_authorization_details_access(const Context&, const GetAccountAuthorizationDetailsInput&) {
    return on_all("iam:GetAccountAuthorizationDetails");
}

Result<GetAccountAuthorizationDetailsOutput> get_account_authorization_details(
    const Context& context, const GetAccountAuthorizationDetailsInput& input) {
    const auto wants = [&](std::string_view kind) {
        return input.filter.empty() || std::ranges::find(input.filter, kind) != input.filter.end();
    };
    std::vector<DetailItem> items;
    if (wants("User")) {
        for (const auto& one : all_of(context, identity::users)) {
            items.push_back({.key = "1" + to_lower(one.name), .user = detail_of(context, one)});
        }
    }
    if (wants("Group")) {
        for (const auto& one : all_of(context, identity::groups)) {
            items.push_back({.key = "2" + to_lower(one.name), .group = detail_of(context, one)});
        }
    }
    if (wants("Role")) {
        for (const auto& one : all_of(context, identity::roles)) {
            items.push_back({.key = "3" + to_lower(one.name), .role = detail_of(context, one)});
        }
    }
    add_policies(context, wants("LocalManagedPolicy"), wants("AWSManagedPolicy"), items);
    BACKLOT_TRY(page, page_of(std::move(items), input.max_items, input.marker, [](const auto& one) { return one.key; }));
    GetAccountAuthorizationDetailsOutput output;
    output.is_truncated = page.is_truncated;
    output.marker = page.marker;
    output.user_detail_list.given = output.group_detail_list.given = true;
    output.role_detail_list.given = output.policies.given = true;
    for (auto& one : page.items) {
        if (one.user) output.user_detail_list.push_back(std::move(*one.user));
        if (one.group) output.group_detail_list.push_back(std::move(*one.group));
        if (one.role) output.role_detail_list.push_back(std::move(*one.role));
        if (one.policy) output.policies.push_back(std::move(*one.policy));
    }
    return output;
}

}  // namespace backlot::iam
