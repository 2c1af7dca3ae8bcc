// OrganizationFile: what an organization file says, read and checked, not yet applied to any state.
//
// The format is documented in docs/organization_files.md. Every mistake is found in one reading and reported as
// FILE:LINE:COLUMN: what was found and what was expected. Policy documents are read from their files here and must be
// ones that AWS would store. What is not given
// (ids, keys, secrets) is nothing here: the loader derives it from the seed.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "text/json.h"

namespace backlot::identity {

// A policy document with the place that named it.
struct FilePolicy {
    std::string name;
    std::string document;  // JSON text
    std::string source;    // the file it was read from; empty: written inline
    int line = 0;          // in the organization file
};

struct FileKey {
    std::optional<std::string> id;
    std::optional<std::string> secret;
    bool is_active = true;
};

// What users, roles and groups share.
struct FileGrants {
    std::vector<std::string> managed;   // ARNs, or names: of the account's own policies first, then of AWS's
    std::vector<FilePolicy> inline_policies;
    std::string boundary;               // an ARN or a name, empty: none
    std::map<std::string, std::string> tags;
};

struct FileRole {
    std::string name;
    std::string path = "/";
    std::optional<std::string> id;
    std::string trust;  // the assume role policy as JSON; `trusts` is put into one
    std::string description;
    int max_session_seconds = 3600;
    FileGrants grants;
    int line = 0;
};

struct FileUser {
    std::string name;
    std::string path = "/";
    std::optional<std::string> id;
    std::vector<FileKey> keys;
    std::vector<std::string> groups;
    std::optional<std::string> password;  // a login profile
    FileGrants grants;
    int line = 0;
};

struct FileGroup {
    std::string name;
    std::string path = "/";
    std::optional<std::string> id;
    FileGrants grants;  // no boundary, no tags
    int line = 0;
};

// A customer managed policy.
struct FileManagedPolicy {
    FilePolicy policy;
    std::string path = "/";
    std::string description;
    std::map<std::string, std::string> tags;
};

struct FileInstanceProfile {
    std::string name;
    std::string path = "/";
    std::optional<std::string> role;
    int line = 0;
};

struct FileOidcProvider {
    std::string url;  // without https://
    std::vector<std::string> client_ids;
    std::vector<std::string> thumbprints;
    std::string jwks;  // JSON text of its keys, empty: none
    std::map<std::string, std::string> tags;
    int line = 0;
};

struct FileSamlProvider {
    std::string name;
    std::string metadata;  // the document's text
    std::map<std::string, std::string> tags;
    int line = 0;
};

// What a service makes in an account, by the section of the account that is the service's.
struct FileResource {
    std::string section;  // "keys"
    std::string name;
    Json members = Json::object();  // "policy" as the document's text, the others as they are written
    int line = 0;
};

struct FileAccount {
    std::string name;  // how the file and scenarios call it
    std::optional<std::string> id;
    std::optional<std::string> email;
    std::string alias;
    std::map<std::string, std::string> tags;
    std::vector<std::string> scps;  // names of guardrails
    std::vector<std::string> rcps;
    std::vector<FileKey> root_keys;
    std::vector<FileManagedPolicy> policies;
    std::vector<FileGroup> groups;
    std::vector<FileUser> users;
    std::vector<FileRole> roles;
    std::vector<FileInstanceProfile> instance_profiles;
    std::vector<FileOidcProvider> oidc_providers;
    std::vector<FileSamlProvider> saml_providers;
    std::vector<FileResource> resources;
    bool is_standalone = false;     // in no organization
    bool has_full_access = true;    // false: FullAWSAccess is detached from it, as an allow list of SCPs wants
    int line = 0;
};

struct FileUnit {
    std::string name;
    std::optional<std::string> id;
    std::vector<std::string> scps;
    std::vector<std::string> rcps;
    std::map<std::string, std::string> tags;
    std::vector<std::string> accounts;  // names
    std::vector<FileUnit> units;
    bool has_full_access = true;  // as for an account
    int line = 0;
};

struct OrganizationFile {
    std::filesystem::path source;
    std::optional<std::string> id;          // o-...
    std::optional<std::string> root_id;     // r-...
    std::optional<std::string> management;  // an account's name; nothing: the file makes standalone accounts only
    std::vector<FilePolicy> guardrails;     // service control policies
    std::vector<FilePolicy> resource_guardrails;  // resource control policies
    std::vector<std::string> root_scps;     // attached to the root
    std::vector<std::string> root_rcps;
    bool root_has_full_access = true;
    std::vector<std::string> root_accounts;  // members right below the root, beside the management account
    std::vector<FileUnit> units;
    std::vector<FileAccount> accounts;      // every account, the management account first

    [[nodiscard]] const FileAccount* account(std::string_view name) const;
};

// Reads and checks a file. Paths in it are tried from its own folder, then from `fixtures`. `sections` are those that
// services have in an account, beside its own.
// Fails with code OrganizationFileInvalid: one mistake a line.
[[nodiscard]] Result<OrganizationFile> read_organization_file(const std::filesystem::path& file,
                                                              const std::filesystem::path& fixtures,
                                                              std::span<const std::string_view> sections = {});

// The same for a text that is already there; `file` names it in mistakes and its folder is where paths start.
[[nodiscard]] Result<OrganizationFile> parse_organization_file(std::string_view text,
                                                               const std::filesystem::path& file,
                                                               const std::filesystem::path& fixtures,
                                                               std::span<const std::string_view> sections = {});

}  // namespace backlot::identity
