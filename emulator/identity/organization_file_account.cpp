// The accounts of an organization file and all they hold.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/arn.h"
#include "identity/organization_file_reader.h"
#include "policy/managed_policies.h"

namespace backlot::identity::organization_file {
namespace {

// Source: IAM User Guide, "IAM and AWS STS quotas".
constexpr std::size_t role_name_limit = 64;
constexpr std::size_t user_name_limit = 64;
constexpr std::size_t long_name_limit = 128;

using Each = std::function<void(const YamlMember&)>;

// Calls `each` for the members of a mapping of names; no name twice, whatever its case.
void for_names(Reading& reading, const Yaml& value, std::string_view what, std::size_t most, const Each& each) {
    if (!value.is_mapping()) {
        reading.mistakes.expected(value, fmt::format("{} as a mapping of names", what));
        return;
    }
    std::set<std::string> names;
    for (const auto& member : value.members) {
        check_name(reading, member.line, member.column, what, member.name, most);
        auto lower = member.name;
        std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!names.insert(lower).second)
            reading.mistakes.at(member.line, member.column,
                                fmt::format("{} \"{}\" a second time: IAM's names ignore case", what, member.name));
        each(member);
    }
}

void read_string(Reading& reading, const Yaml& value, std::string_view what, std::string& into) {
    if (auto text = read_text(reading.mistakes, value, what)) into = std::move(*text);
}

void read_optional(Reading& reading, const Yaml& value, std::string_view what, std::optional<std::string>& into) {
    if (auto text = read_text(reading.mistakes, value, what)) into = std::move(*text);
}

void read_path(Reading& reading, const Yaml& value, std::string& into) {
    read_string(reading, value, "a path", into);
    const bool good = !into.empty() && into.size() <= 512 && into.front() == '/' && into.back() == '/';
    if (!good) reading.mistakes.expected(value, "a path that begins and ends with /");
}

void read_unique_id(Reading& reading, const Yaml& value, std::string_view prefix, std::optional<std::string>& into) {
    read_optional(reading, value, "an id", into);
    if (into && !into->starts_with(prefix))
        reading.mistakes.expected(value, fmt::format("a unique id that begins with {}", prefix));
}

std::vector<FileKey> read_keys(Reading& reading, const Yaml& value) {
    std::vector<FileKey> out;
    if (!value.is_sequence()) {
        reading.mistakes.expected(value, "keys as a list");
        return out;
    }
    for (const auto& item : value.items) {
        FileKey key;
        if (!check_members(reading.mistakes, item, "a key", {"id", "secret", "active"})) continue;
        if (const auto* id = item.find("id")) {
            read_optional(reading, *id, "a key's id", key.id);
            // Source: IAM API Reference, AccessKey: 16 to 128 of \w.
            if (key.id && (key.id->size() < 16 || key.id->size() > 128 ||
                           !std::ranges::all_of(*key.id, [](unsigned char c) { return std::isalnum(c) || c == '_'; })))
                reading.mistakes.expected(*id, "a key's id of 16 to 128 letters, digits or _");
        }
        if (const auto* secret = item.find("secret")) {
            read_optional(reading, *secret, "a key's secret", key.secret);
            if (!key.id) reading.mistakes.at(item, "expected an id with the secret");
        }
        if (const auto* active = item.find("active"))
            key.is_active = read_bool(reading.mistakes, *active, "active").value_or(true);
        out.push_back(std::move(key));
    }
    if (out.size() > 2) reading.mistakes.at(value, "expected at most 2 keys, which is AWS's quota");
    return out;
}

void read_grants(Reading& reading, const Yaml& value, FileGrants& grants, std::string_view what) {
    if (const auto* managed = value.find("managed"))
        grants.managed = read_texts(reading.mistakes, *managed, "managed");
    if (const auto* policies = value.find("inline"))
        grants.inline_policies = read_policies(reading, *policies, "an inline policy", policy::PolicyKind::identity);
    if (const auto* boundary = value.find("boundary"))
        read_string(reading, *boundary, "a boundary", grants.boundary);
    if (const auto* tags = value.find("tags")) grants.tags = read_tags(reading, *tags, what);
}

FileRole read_role(Reading& reading, const YamlMember& entry) {
    FileRole role{.name = entry.name, .trust = {}, .line = entry.line};
    if (!check_members(reading.mistakes, entry.value, "a role",
                       {"trusts", "assume_policy", "managed", "inline", "boundary", "path", "tags", "max_session",
                        "description", "id"}))
        return role;
    const auto* trusts = entry.value.find("trusts");
    const auto* document = entry.value.find("assume_policy");
    if ((trusts != nullptr) == (document != nullptr)) {
        reading.mistakes.at(entry.line, entry.column,
                            fmt::format("expected either trusts or assume_policy in the role \"{}\"", entry.name));
    } else if (trusts) {
        role.trust = read_trusts(reading, *trusts).value_or("");
    } else if (auto policy = read_policy(reading, "assume_policy", *document, "the assume policy",
                                         {.kind = policy::PolicyKind::trust})) {
        role.trust = std::move(policy->document);
    }
    read_grants(reading, entry.value, role.grants, "the role");
    if (const auto* path = entry.value.find("path")) read_path(reading, *path, role.path);
    if (const auto* id = entry.value.find("id")) read_unique_id(reading, *id, "AROA", role.id);
    if (const auto* text = entry.value.find("description"))
        read_string(reading, *text, "a description", role.description);
    if (const auto* seconds = entry.value.find("max_session"))
        role.max_session_seconds =
            static_cast<int>(read_whole(reading.mistakes, *seconds, "max_session in seconds", 3600, 43200).value_or(3600));
    return role;
}

FileUser read_user(Reading& reading, const YamlMember& entry) {
    FileUser user{.name = entry.name, .line = entry.line};
    if (entry.value.is_null()) return user;
    if (!check_members(reading.mistakes, entry.value, "a user",
                       {"inline", "managed", "keys", "groups", "boundary", "path", "tags", "login", "id"}))
        return user;
    read_grants(reading, entry.value, user.grants, "the user");
    if (const auto* keys = entry.value.find("keys")) user.keys = read_keys(reading, *keys);
    if (const auto* groups = entry.value.find("groups"))
        user.groups = read_texts(reading.mistakes, *groups, "groups");
    if (const auto* path = entry.value.find("path")) read_path(reading, *path, user.path);
    if (const auto* id = entry.value.find("id")) read_unique_id(reading, *id, "AIDA", user.id);
    if (const auto* login = entry.value.find("login"))
        if (check_members(reading.mistakes, *login, "login", {"password"})) {
            if (const auto* password = login->find("password"))
                read_optional(reading, *password, "a password", user.password);
            else
                reading.mistakes.at(*login, "expected a password in login");
        }
    return user;
}

FileGroup read_group(Reading& reading, const YamlMember& entry) {
    FileGroup group{.name = entry.name, .line = entry.line};
    if (entry.value.is_null()) return group;
    if (!check_members(reading.mistakes, entry.value, "a group", {"inline", "managed", "path", "id"})) return group;
    read_grants(reading, entry.value, group.grants, "the group");
    if (const auto* path = entry.value.find("path")) read_path(reading, *path, group.path);
    if (const auto* id = entry.value.find("id")) read_unique_id(reading, *id, "AGPA", group.id);
    return group;
}

std::optional<FileManagedPolicy> read_managed(Reading& reading, const YamlMember& entry) {
    FileManagedPolicy managed;
    const auto* document = &entry.value;
    if (entry.value.is_mapping() && !entry.value.find("Statement")) {
        check_members(reading.mistakes, entry.value, "a policy", {"document", "path", "description", "tags"});
        document = entry.value.find("document");
        if (!document) {
            reading.mistakes.at(entry.value, "expected a document or a Statement in the policy");
            return std::nullopt;
        }
        if (const auto* path = entry.value.find("path")) read_path(reading, *path, managed.path);
        if (const auto* text = entry.value.find("description"))
            read_string(reading, *text, "a description", managed.description);
        if (const auto* tags = entry.value.find("tags")) managed.tags = read_tags(reading, *tags, "the policy");
    }
    auto policy = read_policy(reading, entry.name, *document, fmt::format("the policy \"{}\"", entry.name),
                              {.kind = policy::PolicyKind::identity, .is_managed = true});
    if (!policy) return std::nullopt;
    managed.policy = std::move(*policy);
    return managed;
}

FileInstanceProfile read_profile(Reading& reading, const YamlMember& entry) {
    FileInstanceProfile profile{.name = entry.name, .role = {}, .line = entry.line};
    if (entry.value.is_scalar()) {
        profile.role = entry.value.text;
    } else if (check_members(reading.mistakes, entry.value, "an instance profile", {"role", "path"})) {
        if (const auto* role = entry.value.find("role")) read_optional(reading, *role, "a role", profile.role);
        if (const auto* path = entry.value.find("path")) read_path(reading, *path, profile.path);
    }
    return profile;
}

void read_oidc(Reading& reading, const Yaml& value, FileAccount& account) {
    if (!value.is_mapping()) return reading.mistakes.expected(value, "oidc_providers as a mapping of URLs");
    for (const auto& entry : value.members) {
        FileOidcProvider provider{.url = entry.name, .jwks = {}, .line = entry.line};
        if (provider.url.starts_with("https://")) provider.url.erase(0, 8);
        if (!check_members(reading.mistakes, entry.value, "an OIDC provider",
                           {"client_ids", "thumbprints", "jwks", "tags"}))
            continue;
        if (const auto* ids = entry.value.find("client_ids"))
            provider.client_ids = read_texts(reading.mistakes, *ids, "client_ids");
        if (const auto* prints = entry.value.find("thumbprints"))
            provider.thumbprints = read_texts(reading.mistakes, *prints, "thumbprints");
        if (const auto* tags = entry.value.find("tags")) provider.tags = read_tags(reading, *tags, "the provider");
        if (const auto* jwks = entry.value.find("jwks")) {
            const auto file = jwks->is_string() ? resolve_file(jwks->text, reading.folders) : std::nullopt;
            const auto text = file ? read_file(*file, 1U << 20U) : Result<std::string>(jwks->to_json().dump());
            const auto keys = text ? Json::parse(*text) : Result<Json>(Json());
            if (!keys || !keys->is_object() || !(*keys)["keys"].is_array())
                reading.mistakes.expected(*jwks, "jwks as a file or a mapping with a list of keys");
            else
                provider.jwks = keys->dump();
        }
        account.oidc_providers.push_back(std::move(provider));
    }
}

void read_saml(Reading& reading, const Yaml& value, FileAccount& account) {
    for_names(reading, value, "a SAML provider", long_name_limit, [&](const YamlMember& entry) {
        FileSamlProvider provider{.name = entry.name, .metadata = {}, .line = entry.line};
        if (!check_members(reading.mistakes, entry.value, "a SAML provider", {"metadata", "tags"})) return;
        if (const auto* tags = entry.value.find("tags")) provider.tags = read_tags(reading, *tags, "the provider");
        const auto* metadata = entry.value.find("metadata");
        if (!metadata) return reading.mistakes.at(entry.value, "expected metadata in the SAML provider");
        const auto file = metadata->is_string() ? resolve_file(metadata->text, reading.folders) : std::nullopt;
        if (file) {
            if (auto text = read_file(*file, 10U << 20U)) provider.metadata = std::move(*text);
        } else if (metadata->is_string() && metadata->text.starts_with("<")) {
            provider.metadata = metadata->text;
        } else {
            reading.mistakes.expected(*metadata, "metadata as the name of a file or as XML");
        }
        account.saml_providers.push_back(std::move(provider));
    });
}

// What a service makes: it checks the members itself, but for a policy, which is read as every other is.
void read_resources(Reading& reading, std::string_view section, const Yaml& value, FileAccount& account) {
    for_names(reading, value, fmt::format("an entry of {}", section), long_name_limit, [&](const YamlMember& entry) {
        if (!entry.value.is_mapping() && !entry.value.is_null()) {
            return reading.mistakes.expected(entry.value, fmt::format("an entry of {} as a mapping", section));
        }
        FileResource made{.section = std::string(section), .name = entry.name, .line = entry.line};
        for (const auto& member : entry.value.members) {
            if (member.name != "policy") {
                made.members.set(member.name, member.value.to_json());
            } else if (auto policy = read_policy(reading, entry.name, member.value, "the policy",
                                                 {.kind = policy::PolicyKind::resource})) {
                made.members.set("policy", std::move(policy->document));
            }
        }
        account.resources.push_back(std::move(made));
    });
}

void read_flags(Reading& reading, const Yaml& value, FileAccount& account) {
    if (const auto* id = value.find("id")) {
        read_optional(reading, *id, "an account id", account.id);
        if (account.id && !is_account_id(*account.id)) reading.mistakes.expected(*id, "an account id of 12 digits");
    }
    if (const auto* email = value.find("email")) read_optional(reading, *email, "an email", account.email);
    if (const auto* alias = value.find("alias")) {
        read_string(reading, *alias, "an alias", account.alias);
        // Source: IAM API Reference, CreateAccountAlias.
        const auto& text = account.alias;
        const bool good = text.size() >= 3 && text.size() <= 63 && text.front() != '-' && text.back() != '-' &&
                          text.find("--") == std::string::npos &&
                          text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        if (!good) reading.mistakes.expected(*alias, "an alias of 3 to 63 lower-case letters, digits and single -");
    }
    if (const auto* tags = value.find("tags")) account.tags = read_tags(reading, *tags, "the account");
    if (const auto* scps = value.find("scps")) account.scps = read_texts(reading.mistakes, *scps, "scps");
    if (const auto* rcps = value.find("rcps")) account.rcps = read_texts(reading.mistakes, *rcps, "rcps");
    if (const auto* full = value.find("full_access"))
        account.has_full_access = read_bool(reading.mistakes, *full, "full_access").value_or(true);
    if (const auto* keys = value.find("root_keys")) account.root_keys = read_keys(reading, *keys);
}

// A managed policy's ARN or name, of the account or of AWS.
bool is_known_policy(const FileAccount& account, std::string_view reference) {
    const auto own = [&](std::string_view name) {
        return std::ranges::any_of(account.policies, [&](const auto& each) { return each.policy.name == name; });
    };
    if (!reference.starts_with("arn:")) return own(reference) || policy::managed_policy_named(reference);
    if (policy::managed_policy(reference)) return true;
    const auto arn = Arn::parse(reference);
    if (!arn || arn->service != "iam" || arn->account == "aws") return false;
    return (!account.id || arn->account == *account.id) && own(reference.substr(reference.rfind('/') + 1));
}

}  // namespace

void read_account(Reading& reading, const Yaml& value, FileAccount& account, std::set<std::string>& seen) {
    if (value.is_null()) return;
    std::vector<std::string_view> names{"id", "email", "alias", "tags", "scps", "rcps", "full_access", "root_keys", "policies",
                                        "groups", "users", "roles", "instance_profiles", "oidc_providers", "saml_providers"};
    names.insert(names.end(), reading.sections.begin(), reading.sections.end());
    if (!check_members(reading.mistakes, value, "an account", std::span<const std::string_view>(names))) return;
    for (const auto& member : value.members)
        if (!seen.insert(member.name).second)
            reading.mistakes.at(member.line, member.column,
                                fmt::format("\"{}\" of the account \"{}\" a second time", member.name, account.name));
    read_flags(reading, value, account);
    if (const auto* policies = value.find("policies"))
        for_names(reading, *policies, "a policy", long_name_limit, [&](const YamlMember& entry) {
            if (auto policy = read_managed(reading, entry)) account.policies.push_back(std::move(*policy));
        });
    if (const auto* groups = value.find("groups"))
        for_names(reading, *groups, "a group", long_name_limit,
                  [&](const YamlMember& entry) { account.groups.push_back(read_group(reading, entry)); });
    if (const auto* users = value.find("users"))
        for_names(reading, *users, "a user", user_name_limit,
                  [&](const YamlMember& entry) { account.users.push_back(read_user(reading, entry)); });
    if (const auto* roles = value.find("roles"))
        for_names(reading, *roles, "a role", role_name_limit,
                  [&](const YamlMember& entry) { account.roles.push_back(read_role(reading, entry)); });
    if (const auto* profiles = value.find("instance_profiles"))
        for_names(reading, *profiles, "an instance profile", long_name_limit, [&](const YamlMember& entry) {
            account.instance_profiles.push_back(read_profile(reading, entry));
        });
    if (const auto* providers = value.find("oidc_providers")) read_oidc(reading, *providers, account);
    if (const auto* providers = value.find("saml_providers")) read_saml(reading, *providers, account);
    for (const auto section : reading.sections)
        if (const auto* made = value.find(section)) read_resources(reading, section, *made, account);
}

void check_account(Reading& reading, const FileAccount& account) {
    const auto check_grants = [&](const FileGrants& grants, int line, std::string_view what) {
        auto references = grants.managed;
        if (!grants.boundary.empty()) references.push_back(grants.boundary);
        for (const auto& reference : references)
            if (!is_known_policy(account, reference))
                reading.mistakes.at(line, 1,
                                    fmt::format("{} names the managed policy \"{}\": expected one of the policies of the "
                                                "account \"{}\" or of AWS", what, reference, account.name));
    };
    for (const auto& group : account.groups) check_grants(group.grants, group.line, "the group " + group.name);
    for (const auto& role : account.roles) check_grants(role.grants, role.line, "the role " + role.name);
    for (const auto& user : account.users) {
        check_grants(user.grants, user.line, "the user " + user.name);
        for (const auto& name : user.groups)
            if (std::ranges::none_of(account.groups, [&](const auto& group) { return group.name == name; }))
                reading.mistakes.at(user.line, 1, fmt::format("the user {} is in the group \"{}\": expected one of the "
                                                              "groups of the account \"{}\"", user.name, name, account.name));
    }
    for (const auto& profile : account.instance_profiles)
        if (profile.role && std::ranges::none_of(account.roles, [&](const auto& r) { return r.name == *profile.role; }))
            reading.mistakes.at(profile.line, 1, fmt::format("the instance profile {} names the role \"{}\": expected "
                                                             "one of the roles of the account \"{}\"", profile.name,
                                                             *profile.role, account.name));
}

}  // namespace backlot::identity::organization_file
