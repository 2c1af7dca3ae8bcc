#include "services/iam/access.h"

namespace backlot::iam {

std::string iam_arn(const Context& context, std::string_view kind, std::string_view path, std::string_view name) {
    std::string arn = "arn:aws:iam::";
    arn.append(context.account()).append(":").append(kind).append(path).append(name);
    return arn;
}

Access on_all(std::string_view action) { return Access{.action = std::string(action)}; }

Access on_arn(std::string_view action, std::string arn, const Tags& tags) {
    Access access{.action = std::string(action), .resource = std::move(arn)};
    access.owned.tags = tags;
    // IAM kept its own spelling of aws:ResourceTag for users and roles.
    for (const auto& [key, value] : tags) add_key(access, "iam:ResourceTag/" + key, value);
    return access;
}

Access on_user(const Context& context, std::string_view action, std::string_view name) {
    const auto user = identity::find_user(context.view(), context.account(), name);
    if (!user) return on_arn(action, iam_arn(context, "user", "/", name));
    return on_arn(action, identity::user_arn(context.account(), *user), user->tags);
}

Access on_group(const Context& context, std::string_view action, std::string_view name) {
    const auto group = identity::find_group(context.view(), context.account(), name);
    if (!group) return on_arn(action, iam_arn(context, "group", "/", name));
    return on_arn(action, identity::group_arn(context.account(), *group));
}

Access on_role(const Context& context, std::string_view action, std::string_view name) {
    const auto role = identity::find_role(context.view(), context.account(), name);
    if (!role) return on_arn(action, iam_arn(context, "role", "/", name));
    return on_arn(action, identity::role_arn(context.account(), *role), role->tags);
}

Access on_instance_profile(const Context& context, std::string_view action, std::string_view name) {
    const auto profile =
        store::find(context.view(), identity::instance_profiles, context.account(), to_lower(name));
    if (!profile) return on_arn(action, iam_arn(context, "instance-profile", "/", name));
    return on_arn(action, identity::instance_profile_arn(context.account(), *profile), profile->tags);
}

Access on_policy(const Context& context, std::string_view action, std::string_view arn) {
    const auto name = identity::last_segment(arn);
    const auto policy = identity::find_policy(context.view(), context.account(), name);
    if (!policy || identity::policy_arn(context.account(), *policy) != arn) return on_arn(action, std::string(arn));
    return on_arn(action, std::string(arn), policy->tags);
}

Result<std::string> user_or_self(const Context& context, const std::optional<std::string>& name) {
    if (name && !name->empty()) return *name;
    if (context.caller().is_root()) return std::string{};
    if (context.caller().user_name.empty()) return errors::not_a_user();
    return context.caller().user_name;
}

Result<Access> on_user_or_self(const Context& context, std::string_view action,
                               const std::optional<std::string>& name) {
    BACKLOT_TRY(user, user_or_self(context, name));
    if (user.empty()) return on_arn(action, identity::root_arn(context.account()));
    return on_user(context, action, user);
}

void add_request_tags(Access& access, const model::List<Tag>& tags) {
    if (tags.empty()) return;
    identity::ConditionKey keys{.name = "aws:TagKeys", .values = {}, .is_multivalued = true};
    for (const auto& tag : tags) {
        add_key(access, "aws:RequestTag/" + tag.key, tag.value);
        keys.values.push_back(tag.key);
    }
    access.keys.push_back(std::move(keys));
}

void add_tag_keys(Access& access, const model::List<std::string>& keys) {
    if (keys.empty()) return;
    access.keys.push_back({.name = "aws:TagKeys", .values = keys, .is_multivalued = true});
}

void add_key(Access& access, std::string_view name, std::string_view value) {
    access.keys.push_back({.name = std::string(name), .values = {std::string(value)}, .is_multivalued = false});
}

void add_boundary(Access& access, std::string_view arn) {
    if (!arn.empty()) add_key(access, "iam:PermissionsBoundary", arn);
}

}  // namespace backlot::iam
