#include "identity/directory.h"

#include "base/arn.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "identity/epoch.h"
#include "policy/managed_policies.h"

namespace backlot::identity {

namespace {

std::string iam_arn(std::string_view account, std::string_view kind, std::string_view path, std::string_view name) {
    std::string arn = "arn:aws:iam::";
    arn.append(account).append(":").append(kind).append(path.empty() ? "/" : path).append(name);
    return arn;
}

}  // namespace

std::string unique_id(clock::Ids& ids, std::string_view prefix) {
    return std::string(prefix) + ids.alnum_upper(21 - prefix.size());
}

std::string new_access_key_id(clock::Ids& ids, std::string_view prefix) {
    return std::string(prefix) + ids.alnum_upper(20 - prefix.size());
}

std::string new_secret(clock::Ids& ids) { return base64(ids.bytes(30)); }

std::string user_arn(std::string_view account, const User& user) {
    return iam_arn(account, "user", user.path, user.name);
}
std::string group_arn(std::string_view account, const Group& group) {
    return iam_arn(account, "group", group.path, group.name);
}
std::string role_arn(std::string_view account, const Role& role) {
    return iam_arn(account, "role", role.path, role.name);
}
std::string policy_arn(std::string_view account, const ManagedPolicy& policy) {
    return iam_arn(account, "policy", policy.path, policy.name);
}
std::string instance_profile_arn(std::string_view account, const InstanceProfile& profile) {
    return iam_arn(account, "instance-profile", profile.path, profile.name);
}
std::string root_arn(std::string_view account) { return "arn:aws:iam::" + std::string(account) + ":root"; }
std::string session_arn(std::string_view account, std::string_view role_name, std::string_view session) {
    std::string arn = "arn:aws:sts::";
    arn.append(account).append(":assumed-role/").append(role_name).append("/").append(session);
    return arn;
}

std::optional<Account> find_account(const store::View& view, std::string_view id) {
    return store::find(view, accounts, id);
}
std::optional<User> find_user(const store::View& view, std::string_view account, std::string_view name) {
    return store::find(view, users, account, to_lower(name));
}
std::optional<Group> find_group(const store::View& view, std::string_view account, std::string_view name) {
    return store::find(view, groups, account, to_lower(name));
}
std::optional<Role> find_role(const store::View& view, std::string_view account, std::string_view name) {
    return store::find(view, roles, account, to_lower(name));
}
std::optional<ManagedPolicy> find_policy(const store::View& view, std::string_view account, std::string_view name) {
    return store::find(view, managed_policies, account, to_lower(name));
}

std::optional<Role> find_role_by_arn(const store::View& view, std::string_view text) {
    const auto arn = Arn::parse(text);
    if (!arn || arn->service != "iam" || !arn->resource.starts_with("role/")) return std::nullopt;
    auto role = find_role(view, arn->account, last_segment(arn->resource));
    if (!role || role_arn(arn->account, *role) != text) return std::nullopt;
    return role;
}

std::optional<User> find_user_by_arn(const store::View& view, std::string_view text) {
    const auto arn = Arn::parse(text);
    if (!arn || arn->service != "iam" || !arn->resource.starts_with("user/")) return std::nullopt;
    auto user = find_user(view, arn->account, last_segment(arn->resource));
    if (!user || user_arn(arn->account, *user) != text) return std::nullopt;
    return user;
}

std::optional<std::string> managed_document(const store::View& view, std::string_view text) {
    const auto arn = Arn::parse(text);
    if (!arn || arn->service != "iam" || !arn->resource.starts_with("policy/")) return std::nullopt;
    if (arn->account == "aws") {
        const auto found = policy::managed_policy(text);
        if (!found) return std::nullopt;
        return std::string(found->document);
    }
    const auto found = find_policy(view, arn->account, last_segment(arn->resource));
    if (!found || policy_arn(arn->account, *found) != text) return std::nullopt;
    for (const auto& version : found->versions) {
        if (version.id == found->default_version) return version.document;
    }
    return std::nullopt;
}

void put_account(store::WriteSet& writes, const Account& account) {
    store::put(writes, accounts, account, account.id);
    touch(writes);
}
void put_user(store::WriteSet& writes, std::string_view account, const User& user) {
    store::put(writes, users, user, account, to_lower(user.name));
    touch(writes);
}
void put_group(store::WriteSet& writes, std::string_view account, const Group& group) {
    store::put(writes, groups, group, account, to_lower(group.name));
    touch(writes);
}
void put_role(store::WriteSet& writes, std::string_view account, const Role& role) {
    store::put(writes, roles, role, account, to_lower(role.name));
    touch(writes);
}
void put_policy(store::WriteSet& writes, std::string_view account, const ManagedPolicy& policy) {
    store::put(writes, managed_policies, policy, account, to_lower(policy.name));
    touch(writes);
}
void erase_user(store::WriteSet& writes, std::string_view account, std::string_view name) {
    store::erase(writes, users, account, to_lower(name));
    touch(writes);
}
void erase_group(store::WriteSet& writes, std::string_view account, std::string_view name) {
    store::erase(writes, groups, account, to_lower(name));
    touch(writes);
}
void erase_role(store::WriteSet& writes, std::string_view account, std::string_view name) {
    store::erase(writes, roles, account, to_lower(name));
    touch(writes);
}
void erase_policy(store::WriteSet& writes, std::string_view account, std::string_view name) {
    store::erase(writes, managed_policies, account, to_lower(name));
    touch(writes);
}

std::string_view last_segment(std::string_view resource) {
    const auto slash = resource.rfind('/');
    return slash == std::string_view::npos ? resource : resource.substr(slash + 1);
}

Account new_account(clock::Ids& ids, clock::Time now, std::string_view id, std::string_view name) {
    Account account;
    account.id = id;
    account.name = name;
    account.email = to_lower(name) + "@example.com";
    account.created = now;
    account.joined = now;
    account.joined_method = "CREATED";
    account.canonical_id = sha256_hex("canonical user of " + std::string(id) + " " + ids.hex(8));
    return account;
}

}  // namespace backlot::identity
