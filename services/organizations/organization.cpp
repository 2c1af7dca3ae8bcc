#include "services/organizations/organization.h"

#include "base/arn.h"
#include "base/encoding.h"
#include "identity/delegation.h"
#include "identity/directory.h"
#include "identity/epoch.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

namespace {

// Source: AWS Organizations API Reference, ConstraintViolationException, WAIT_PERIOD_ACTIVE.
constexpr auto created_account_wait = std::chrono::days{4};

std::string arn_of(const identity::Organization& organization, std::string_view kind, std::string_view id) {
    std::string arn = "arn:aws:organizations::" + organization.management_account + ":" + std::string(kind) + "/" +
                      organization.id;
    if (!id.empty()) arn.append("/").append(id);
    return arn;
}

bool was_created_lately(const Context& context, const identity::Organization& organization, const identity::Account& account) {
    bool found = false;
    store::scan(
        context.view(), account_requests,
        [&](const AccountRequest& request) {
            found = found || (request.account == account.id && context.now() < request.completes + created_account_wait);
            return !found;
        },
        organization.id);
    return found;
}

}  // namespace

Result<Home> home_of(const Context& context) {
    const auto account = identity::find_account(context.view(), context.account());
    if (!account || account->organization.empty()) return errors::not_in_use();
    const auto organization = context.find(identity::organizations, account->organization);
    if (!organization) return errors::not_in_use();
    return Home{.organization = *organization,
                .account = *account,
                .is_management = organization->management_account == account->id,
                .is_delegated = identity::is_delegated_administrator(context.view(), organization->id, account->id)};
}

Result<Access> access_to(const Context& context, Callers callers, std::string action, std::string resource,
                         std::vector<ConditionKey> keys, identity::Tags tags) {
    BACKLOT_TRY(home, home_of(context));
    Access access{.action = "organizations:" + action, .resource = std::move(resource), .keys = std::move(keys)};
    access.owned.account = context.account();
    access.owned.tags = std::move(tags);
    if (home.is_management || callers == Callers::members) return access;
    if (callers == Callers::delegates && home.is_delegated) return access;
    if (callers != Callers::management && !home.organization.resource_policy.empty()) {
        access.owned.account = home.organization.management_account;
        access.owned.policy = home.organization.resource_policy;
        access.owned.policy_name = "delegation policy of " + home.organization.id;
        // The actions without a resource type are asked of the organization, or its policy would not be heard.
        if (access.resource == "*") access.resource = organization_arn(home.organization);
        return access;
    }
    return errors::access_denied();
}

void add_resource(Access& access, std::string resource) {
    access.also.push_back(
        {.action = access.action, .resource = std::move(resource), .owned = access.owned, .keys = access.keys});
    access.also.back().owned.tags.clear();
}

void add_tags(Access& access, const model::List<Tag>& tags) {
    if (tags.empty()) return;
    std::vector<std::string> names;
    for (const auto& tag : tags) {
        access.keys.push_back({.name = "aws:RequestTag/" + tag.key, .values = {tag.value}});
        names.push_back(tag.key);
    }
    access.keys.push_back({.name = "aws:TagKeys", .values = std::move(names), .is_multivalued = true});
    access.also.push_back({.action = "organizations:TagResource",
                           .resource = access.resource,
                           .owned = access.owned,
                           .keys = access.keys});
}

std::string organization_arn(const identity::Organization& organization) { return arn_of(organization, "organization", {}); }
std::string root_arn(const identity::Organization& organization) {
    return arn_of(organization, "root", organization.root_id);
}
std::string unit_arn(const identity::Organization& organization, std::string_view id) {
    return arn_of(organization, "ou", id);
}
std::string account_arn(const identity::Organization& organization, std::string_view id) {
    return arn_of(organization, "account", id);
}
std::string target_arn(const identity::Organization& organization, std::string_view id) {
    if (id.starts_with("r-")) return arn_of(organization, "root", id);
    return id.starts_with("ou-") ? unit_arn(organization, id) : account_arn(organization, id);
}

std::string policy_arn(const Context& context, const identity::Organization& organization, std::string_view id) {
    const auto policy = identity::find_organization_policy(context.view(), organization.id, id);
    if (policy) return identity::organization_policy_arn(organization, *policy);
    return arn_of(organization, "policy", "service_control_policy/" + std::string(id));
}

std::string own_arn(const Context& context, std::string_view id) {
    const auto home = home_of(context);
    if (!home) return "*";
    const auto& organization = home->organization;
    if (id.starts_with("p-")) return policy_arn(context, organization, id);
    if (id.starts_with("rp-")) return arn_of(organization, "resourcepolicy", id);
    return target_arn(organization, id);
}

std::optional<identity::Unit> find_unit(const Context& context, const identity::Organization& organization,
                                        std::string_view id) {
    auto unit = context.find(identity::units, id);
    if (unit && unit->organization != organization.id) unit.reset();
    return unit;
}

std::optional<identity::Account> find_member(const Context& context, const identity::Organization& organization,
                                             std::string_view id) {
    auto account = identity::find_account(context.view(), id);
    // One still being created is not there yet.
    if (account && (account->organization != organization.id || account->joined > context.now())) account.reset();
    return account;
}

bool is_parent(const Context& context, const identity::Organization& organization, std::string_view id) {
    return id == organization.root_id || find_unit(context, organization, id);
}

bool is_target(const Context& context, const identity::Organization& organization, std::string_view id) {
    return is_parent(context, organization, id) || find_member(context, organization, id);
}

std::vector<identity::Account> members_of(const Context& context, const identity::Organization& organization,
                                          std::string_view parent) {
    std::vector<identity::Account> found;
    store::scan(context.view(), identity::accounts, [&](const identity::Account& account) {
        const bool is_here = account.organization == organization.id && account.joined <= context.now();
        if (is_here && (parent.empty() || account.parent == parent)) found.push_back(account);
    });
    return found;
}

std::vector<identity::Unit> units_of(const Context& context, const identity::Organization& organization,
                                     std::string_view parent) {
    std::vector<identity::Unit> found;
    store::scan(context.view(), identity::units, [&](const identity::Unit& unit) {
        const bool is_here = unit.organization == organization.id;
        if (is_here && (parent.empty() || unit.parent == parent)) found.push_back(unit);
    });
    return found;
}

Organization describe(const Context& context, const identity::Organization& organization) {
    const auto management = identity::find_account(context.view(), organization.management_account);
    Organization out{.id = organization.id,
                     .arn = organization_arn(organization),
                     .feature_set = organization.feature_set,
                     .master_account_arn = account_arn(organization, organization.management_account),
                     .master_account_id = organization.management_account,
                     .master_account_email = management ? management->email : std::string{}};
    // AWS says not to use it: it shows this one type whatever the root has enabled.
    if (organization.feature_set == "ALL") {
        out.available_policy_types.push_back(
            {.type = std::string(identity::service_control_type), .status = "ENABLED"});
    }
    return out;
}

Account describe(const Context& context, const identity::Organization& organization, const identity::Account& account) {
    Account out{.id = account.id,
                .arn = account_arn(organization, account.id),
                .email = account.email,
                .name = account.name,
                .status = account.status,
                .state = account.status == "SUSPENDED" ? "CLOSED" : account.status,
                .joined_method = account.joined_method,
                .joined_timestamp = account.joined};
    out.paths.push_back(identity::path_of(context.view(), account) + account.id + "/");
    return out;
}

OrganizationalUnit describe(const Context& context, const identity::Organization& organization,
                            const identity::Unit& unit) {
    // The path of a unit is that of an account below it.
    const identity::Account below{.organization = organization.id, .parent = unit.id};
    return {.id = unit.id,
            .arn = unit_arn(organization, unit.id),
            .name = unit.name,
            .path = identity::path_of(context.view(), below)};
}

Root describe_root(const identity::Organization& organization) {
    Root root{.id = organization.root_id, .arn = root_arn(organization), .name = "Root"};
    root.policy_types.given = true;
    for (const auto& type : organization.policy_types) root.policy_types.push_back({.type = type, .status = "ENABLED"});
    return root;
}

void store_organization(Context& context, const identity::Organization& organization) {
    store::put(context.writes(), identity::organizations, organization, organization.id);
    identity::touch(context.writes());
}

Result<> remove_member(Context& context, const Home& home, identity::Account account) {
    if (account.id == home.organization.management_account) return errors::of("MasterCannotLeaveOrganizationException");
    if (identity::is_delegated_administrator(context.view(), home.organization.id, account.id)) {
        return errors::constraint("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
    }
    if (was_created_lately(context, home.organization, account)) {
        return errors::constraint("WAIT_PERIOD_ACTIVE",
                                  "You must wait at least four days after the account was created before you can remove "
                                  "it from the organization.");
    }
    store::erase(context.writes(), identity::attachments, home.organization.id, account.id);
    account.organization.clear();
    account.parent.clear();
    account.joined_method.clear();
    account.tags.clear();
    identity::put_account(context.writes(), account);
    return {};
}

Result<std::size_t> place_of(const std::optional<std::string>& token, std::size_t size) {
    if (!token) return std::size_t{0};
    const auto text = from_base64(*token);
    std::size_t place = 0;
    if (!text || text->empty() || text->size() > 9) return errors::invalid_input("INVALID_NEXT_TOKEN");
    for (const char c : *text) {
        if (c < '0' || c > '9') return errors::invalid_input("INVALID_NEXT_TOKEN");
        place = place * 10 + static_cast<std::size_t>(c - '0');
    }
    return std::min(place, size);
}

std::string token_of(std::size_t place) { return base64(std::to_string(place)); }

}  // namespace backlot::organizations
