#include "identity/organization.h"

#include <algorithm>

#include "identity/directory.h"
#include "identity/epoch.h"

namespace backlot::identity {

namespace {

constexpr std::string_view full_access_document =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})";
constexpr std::string_view full_resource_access_document =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]})";

// The policy that AWS attaches to everything when a type is enabled; empty for types without one.
std::string_view default_policy_of(std::string_view type) {
    if (type == service_control_type) return full_access_id;
    if (type == resource_control_type) return full_resource_access_id;
    return {};
}

void attach_defaults(store::WriteSet& writes, const Organization& organization, std::string_view target) {
    for (const auto& type : organization.policy_types) {
        if (const auto policy = default_policy_of(type); !policy.empty()) {
            attach_policy(writes, organization.id, target, type, policy);
        }
    }
}

std::string lower_alnum(clock::Ids& ids, std::size_t size) { return ids.hex(size); }

// Every root, unit and account of an organization.
std::vector<std::string> targets_of(const store::View& view, const Organization& organization) {
    std::vector<std::string> targets{organization.root_id};
    store::scan(view, units, [&](const Unit& unit) {
        if (unit.organization == organization.id) targets.push_back(unit.id);
        return true;
    });
    store::scan(view, accounts, [&](const Account& account) {
        if (account.organization == organization.id) targets.push_back(account.id);
        return true;
    });
    return targets;
}

}  // namespace

std::vector<std::string> levels_of(const store::View& view, const Account& account) {
    if (account.organization.empty()) return {};
    std::vector<std::string> levels{account.id};
    std::string at = account.parent;
    // A root, five levels of units and the account: more would be a circle, which MoveAccount cannot make.
    for (std::size_t depth = 0; depth <= unit_depth_limit && !at.empty(); ++depth) {
        levels.push_back(at);
        if (at.starts_with("r-")) break;
        const auto unit = store::find(view, units, at);
        at = unit ? unit->parent : std::string{};
    }
    std::ranges::reverse(levels);
    return levels;
}

std::string path_of(const store::View& view, const Account& account) {
    if (account.organization.empty()) return {};
    std::string path = account.organization + "/";
    const auto levels = levels_of(view, account);
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) path += levels[i] + "/";
    return path;
}

std::vector<std::string> attached_policies(const store::View& view, std::string_view organization,
                                           std::string_view target, std::string_view type) {
    const auto row = store::find(view, attachments, organization, target);
    if (!row) return {};
    const auto found = row->policies.find(std::string(type));
    return found == row->policies.end() ? std::vector<std::string>{} : found->second;
}

void attach_policy(store::WriteSet& writes, std::string_view organization, std::string_view target,
                   std::string_view type, std::string_view policy) {
    auto row = store::find(writes, attachments, organization, target).value_or(Attachments{});
    auto& list = row.policies[std::string(type)];
    if (std::ranges::find(list, policy) == list.end()) list.emplace_back(policy);
    store::put(writes, attachments, row, organization, target);
    touch(writes);
}

void detach_policy(store::WriteSet& writes, std::string_view organization, std::string_view target,
                   std::string_view type, std::string_view policy) {
    auto row = store::find(writes, attachments, organization, target).value_or(Attachments{});
    std::erase(row.policies[std::string(type)], policy);
    store::put(writes, attachments, row, organization, target);
    touch(writes);
}

std::optional<OrganizationPolicy> find_organization_policy(const store::View& view, std::string_view organization,
                                                           std::string_view id) {
    if (id == full_access_id) {
        return OrganizationPolicy{.id = std::string(full_access_id),
                                  .organization = std::string(organization),
                                  .type = std::string(service_control_type),
                                  .name = "FullAWSAccess",
                                  .description = "Allows access to every operation",
                                  .content = std::string(full_access_document)};
    }
    if (id == full_resource_access_id) {
        return OrganizationPolicy{.id = std::string(full_resource_access_id),
                                  .organization = std::string(organization),
                                  .type = std::string(resource_control_type),
                                  .name = "RCPFullAWSAccess",
                                  .description = "Allows access to every resource",
                                  .content = std::string(full_resource_access_document)};
    }
    return store::find(view, organization_policies, organization, id);
}

std::string organization_policy_arn(const Organization& organization, const OrganizationPolicy& policy) {
    std::string type = policy.type == service_control_type    ? "service_control_policy"
                       : policy.type == resource_control_type ? "resource_control_policy"
                                                              : std::string{};
    if (type.empty()) {
        for (const char c : policy.type) type.push_back(c == '_' ? '_' : static_cast<char>(c | 0x20));
    }
    if (policy.id == full_access_id || policy.id == full_resource_access_id) {
        return "arn:aws:organizations::aws:policy/" + type + "/" + policy.id;
    }
    return "arn:aws:organizations::" + organization.management_account + ":policy/" + organization.id + "/" + type +
           "/" + policy.id;
}

Organization create_organization(store::WriteSet& writes, clock::Ids& ids, clock::Time now, Account& management) {
    Organization organization;
    organization.id = "o-" + lower_alnum(ids, 10);
    organization.root_id = "r-" + lower_alnum(ids, 4);
    organization.management_account = management.id;
    organization.created = now;
    store::put(writes, organizations, organization, organization.id);
    join(writes, organization, management, organization.root_id, "INVITED", now);
    return organization;
}

Unit create_unit(store::WriteSet& writes, clock::Ids& ids, clock::Time now, const Organization& organization,
                 std::string_view parent, std::string_view name, std::string_view id) {
    Unit unit;
    unit.id = !id.empty() ? std::string(id) : "ou-" + organization.root_id.substr(2) + "-" + lower_alnum(ids, 8);
    unit.organization = organization.id;
    unit.name = name;
    unit.parent = parent;
    unit.created = now;
    store::put(writes, units, unit, unit.id);
    attach_defaults(writes, organization, unit.id);
    touch(writes);
    return unit;
}

void join(store::WriteSet& writes, const Organization& organization, Account& account, std::string_view parent,
          std::string_view method, clock::Time now) {
    account.organization = organization.id;
    account.parent = parent;
    account.joined = now;
    account.joined_method = method;
    put_account(writes, account);
    attach_defaults(writes, organization, account.id);
}

void enable_policy_type(store::WriteSet& writes, Organization& organization, std::string_view type) {
    if (std::ranges::find(organization.policy_types, type) != organization.policy_types.end()) return;
    organization.policy_types.emplace_back(type);
    store::put(writes, organizations, organization, organization.id);
    if (const auto policy = default_policy_of(type); !policy.empty()) {
        for (const auto& target : targets_of(writes, organization)) {
            attach_policy(writes, organization.id, target, type, policy);
        }
    }
    touch(writes);
}

void disable_policy_type(store::WriteSet& writes, Organization& organization, std::string_view type) {
    std::erase(organization.policy_types, type);
    store::put(writes, organizations, organization, organization.id);
    for (const auto& target : targets_of(writes, organization)) {
        auto row = store::find(writes, attachments, organization.id, target);
        if (!row || row->policies.erase(std::string(type)) == 0) continue;
        store::put(writes, attachments, *row, organization.id, target);
    }
    touch(writes);
}

void create_access_role(store::WriteSet& writes, clock::Ids& ids, clock::Time now, std::string_view management,
                        std::string_view member, std::string_view role_name) {
    Role role;
    role.name = role_name;
    role.id = unique_id(ids, "AROA");
    role.created = now;
    role.trust = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" +
                 std::string(management) + R"(:root"},"Action":"sts:AssumeRole"}]})";
    role.attached = {"arn:aws:iam::aws:policy/AdministratorAccess"};
    put_role(writes, member, role);
}

}  // namespace backlot::identity
