// The records behind every principal: accounts, the organization tree, users, groups, roles, policies,
// credentials and sessions. They live below the kernel, so that authorization needs no arrow up into a service;
// iam, sts and organizations are thin services over them.
//
// Invariant: whoever writes one of these tables calls identity::touch (identity/epoch.h) in the same write set.
// docs/formats/identity.md lists every field.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::identity {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;
using Documents = std::map<std::string, std::string>;  // name -> policy text

// An account. Key: account id.
struct Account {
    std::string id;
    std::string name;
    std::string email;
    std::string status = "ACTIVE";
    std::string organization;   // o-..., empty: in none
    std::string parent;         // r-... or ou-...
    std::string joined_method;  // INVITED, CREATED
    Time joined{};
    Time created{};
    std::string alias;
    std::string password_policy;  // the IAM password policy as JSON, empty: none
    Tags tags;
    std::string canonical_id;  // 64 hexadecimal digits: S3's owner id
    std::string sts_token_version;
    std::map<std::string, std::string> settings;  // account-wide settings of the identity services, by name

    static constexpr auto fields() {
        return std::tuple{field<1>(&Account::id),          field<2>(&Account::name),
                          field<3>(&Account::email),       field<4>(&Account::status),
                          field<5>(&Account::organization), field<6>(&Account::parent),
                          field<7>(&Account::joined_method), field<8>(&Account::joined),
                          field<9>(&Account::created),     field<10>(&Account::alias),
                          field<11>(&Account::password_policy), field<12>(&Account::tags),
                          field<13>(&Account::canonical_id), field<14>(&Account::sts_token_version),
                          field<15>(&Account::settings)};
    }
};

// An organization. Key: its id (o-...).
struct Organization {
    std::string id;
    std::string management_account;
    std::string root_id;      // r-...
    std::string feature_set = "ALL";
    std::vector<std::string> policy_types;  // enabled on the root: SERVICE_CONTROL_POLICY, ...
    Time created{};
    Tags root_tags;
    std::vector<std::string> trusted_services;  // service access enabled
    std::string resource_policy;                // the organization's delegation policy, empty: none
    Tags resource_policy_tags;
    std::string resource_policy_id;
    std::vector<std::string> iam_features;      // RootCredentialsManagement, RootSessions

    static constexpr auto fields() {
        return std::tuple{field<1>(&Organization::id),           field<2>(&Organization::management_account),
                          field<3>(&Organization::root_id),      field<4>(&Organization::feature_set),
                          field<5>(&Organization::policy_types), field<6>(&Organization::created),
                          field<7>(&Organization::root_tags),    field<8>(&Organization::trusted_services),
                          field<9>(&Organization::resource_policy), field<10>(&Organization::resource_policy_tags),
                          field<11>(&Organization::resource_policy_id), field<12>(&Organization::iam_features)};
    }
};

// An organizational unit. Key: its id (ou-...).
struct Unit {
    std::string id;
    std::string organization;
    std::string name;
    std::string parent;
    Time created{};
    Tags tags;

    static constexpr auto fields() {
        return std::tuple{field<1>(&Unit::id),     field<2>(&Unit::organization), field<3>(&Unit::name),
                          field<4>(&Unit::parent), field<5>(&Unit::created),      field<6>(&Unit::tags)};
    }
};

// A policy of AWS Organizations (SCP, RCP, ...). Key: organization id, policy id (p-...).
// p-FullAWSAccess and p-RCPFullAWSAccess belong to AWS and have no row.
struct OrganizationPolicy {
    std::string id;
    std::string organization;
    std::string type;  // SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY, ...
    std::string name;
    std::string description;
    std::string content;
    Time created{};
    Tags tags;

    static constexpr auto fields() {
        return std::tuple{field<1>(&OrganizationPolicy::id),      field<2>(&OrganizationPolicy::organization),
                          field<3>(&OrganizationPolicy::type),    field<4>(&OrganizationPolicy::name),
                          field<5>(&OrganizationPolicy::description), field<6>(&OrganizationPolicy::content),
                          field<7>(&OrganizationPolicy::created), field<8>(&OrganizationPolicy::tags)};
    }
};

// The policies attached to a root, unit or account, by type. Key: organization id, target id.
struct Attachments {
    std::map<std::string, std::vector<std::string>> policies;  // type -> policy ids, in order of attachment

    static constexpr auto fields() { return std::tuple{field<1>(&Attachments::policies)}; }
};

// A user. Key: account, name in lower case (IAM names are unique whatever their case).
struct User {
    std::string name;
    std::string path = "/";
    std::string id;  // AIDA...
    Time created{};
    std::string boundary;
    Documents inline_policies;
    std::vector<std::string> attached;  // managed policy ARNs
    std::vector<std::string> groups;    // names
    Tags tags;
    std::optional<Time> password_last_used;
    std::string password_hash;  // login profile, empty: none
    std::optional<Time> password_created;
    bool password_reset_required = false;
    std::vector<std::string> password_history;  // hashes of former passwords, the newest first

    static constexpr auto fields() {
        return std::tuple{field<1>(&User::name),     field<2>(&User::path),
                          field<3>(&User::id),       field<4>(&User::created),
                          field<5>(&User::boundary), field<6>(&User::inline_policies),
                          field<7>(&User::attached), field<8>(&User::groups),
                          field<9>(&User::tags),     field<10>(&User::password_last_used),
                          field<11>(&User::password_hash), field<12>(&User::password_created),
                          field<13>(&User::password_reset_required), field<14>(&User::password_history)};
    }
};

// A group. Key: account, name in lower case.
struct Group {
    std::string name;
    std::string path = "/";
    std::string id;  // AGPA...
    Time created{};
    Documents inline_policies;
    std::vector<std::string> attached;

    static constexpr auto fields() {
        return std::tuple{field<1>(&Group::name),    field<2>(&Group::path),
                          field<3>(&Group::id),      field<4>(&Group::created),
                          field<5>(&Group::inline_policies), field<6>(&Group::attached)};
    }
};

// A role. Key: account, name in lower case.
struct Role {
    std::string name;
    std::string path = "/";
    std::string id;  // AROA...
    Time created{};
    std::string description;
    std::string trust;  // the trust policy, its principals made canonical (identity/principals.h)
    std::int64_t max_session_seconds = 3600;
    std::string boundary;
    Documents inline_policies;
    std::vector<std::string> attached;
    Tags tags;
    std::string linked_service;  // "ecs.amazonaws.com" for a service-linked role

    static constexpr auto fields() {
        return std::tuple{field<1>(&Role::name),     field<2>(&Role::path),
                          field<3>(&Role::id),       field<4>(&Role::created),
                          field<5>(&Role::description), field<6>(&Role::trust),
                          field<7>(&Role::max_session_seconds), field<8>(&Role::boundary),
                          field<9>(&Role::inline_policies), field<10>(&Role::attached),
                          field<11>(&Role::tags),    field<14>(&Role::linked_service)};
    }
};

struct PolicyVersion {
    std::string id;  // v1, v2, ...
    std::string document;
    Time created{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&PolicyVersion::id), field<2>(&PolicyVersion::document),
                          field<3>(&PolicyVersion::created)};
    }
};

// A customer managed policy. Key: account, name in lower case.
struct ManagedPolicy {
    std::string name;
    std::string path = "/";
    std::string id;  // ANPA...
    std::string description;
    Time created{};
    Time updated{};
    std::string default_version = "v1";
    std::vector<PolicyVersion> versions;
    std::int64_t next_version = 2;
    Tags tags;

    static constexpr auto fields() {
        return std::tuple{field<1>(&ManagedPolicy::name),    field<2>(&ManagedPolicy::path),
                          field<3>(&ManagedPolicy::id),      field<4>(&ManagedPolicy::description),
                          field<5>(&ManagedPolicy::created), field<6>(&ManagedPolicy::updated),
                          field<7>(&ManagedPolicy::default_version), field<8>(&ManagedPolicy::versions),
                          field<9>(&ManagedPolicy::next_version), field<10>(&ManagedPolicy::tags)};
    }
};

// An instance profile. Key: account, name in lower case.
struct InstanceProfile {
    std::string name;
    std::string path = "/";
    std::string id;  // AIPA...
    Time created{};
    std::vector<std::string> roles;  // names
    Tags tags;

    static constexpr auto fields() {
        return std::tuple{field<1>(&InstanceProfile::name), field<2>(&InstanceProfile::path),
                          field<3>(&InstanceProfile::id),   field<4>(&InstanceProfile::created),
                          field<5>(&InstanceProfile::roles), field<6>(&InstanceProfile::tags)};
    }
};

// A long-term access key. Key: its id (AKIA...).
struct AccessKey {
    std::string id;
    std::string secret;
    std::string account;
    std::string user;  // name; empty: the root user
    bool active = true;
    Time created{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&AccessKey::id),      field<2>(&AccessKey::secret),
                          field<3>(&AccessKey::account), field<4>(&AccessKey::user),
                          field<5>(&AccessKey::active),  field<6>(&AccessKey::created)};
    }
};

enum class SessionKind : std::uint8_t {
    role = 1,            // AssumeRole and its kin
    federated_user = 2,  // GetFederationToken
    session_token = 3,   // GetSessionToken, of a user or of root
    root = 4,            // AssumeRoot
};

// Temporary credentials. Key: access key id (ASIA...).
struct Session {
    std::string access_key_id;
    std::string secret;
    std::string token;
    SessionKind kind = SessionKind::role;
    std::string account;
    std::string user;          // the user behind a federated_user or session_token; empty: root
    std::string role;          // name
    std::string role_id;       // AROA...: a role recreated under the name does not inherit its sessions
    std::string session_name;  // or the federated user's name
    Time created{};
    Time expires{};
    std::string inline_policy;
    std::vector<std::string> policy_arns;
    Tags tags;
    std::vector<std::string> transitive_keys;
    std::string source_identity;
    std::optional<Time> mfa_at;
    std::string provider;                        // aws:FederatedProvider
    std::map<std::string, std::string> claims;   // condition keys of a web identity or SAML assertion
    std::string assumer;                         // the principal ARN that asked
    bool chained = false;
    std::string task_policy;                     // AssumeRoot: the task policy's ARN
    std::string user_id;                         // AIDA...: a user recreated under the name does not inherit its sessions

    static constexpr auto fields() {
        return std::tuple{field<1>(&Session::access_key_id), field<2>(&Session::secret),
                          field<3>(&Session::token),   field<4>(&Session::kind),
                          field<5>(&Session::account), field<6>(&Session::user),
                          field<7>(&Session::role),    field<8>(&Session::role_id),
                          field<9>(&Session::session_name), field<10>(&Session::created),
                          field<11>(&Session::expires), field<12>(&Session::inline_policy),
                          field<13>(&Session::policy_arns), field<14>(&Session::tags),
                          field<15>(&Session::transitive_keys), field<16>(&Session::source_identity),
                          field<17>(&Session::mfa_at), field<18>(&Session::provider),
                          field<19>(&Session::claims), field<20>(&Session::assumer),
                          field<21>(&Session::chained), field<22>(&Session::task_policy),
                          field<23>(&Session::user_id)};
    }
};

// An OpenID Connect provider. Key: account, host and path of its URL.
struct OidcProvider {
    std::string url;  // without "https://"
    std::vector<std::string> client_ids;
    std::vector<std::string> thumbprints;
    Time created{};
    Tags tags;
    std::string jwks;  // keys given locally, as a JSON Web Key Set; empty: fetched from the issuer

    static constexpr auto fields() {
        return std::tuple{field<1>(&OidcProvider::url),     field<2>(&OidcProvider::client_ids),
                          field<3>(&OidcProvider::thumbprints), field<4>(&OidcProvider::created),
                          field<5>(&OidcProvider::tags),    field<6>(&OidcProvider::jwks)};
    }
};

// A SAML provider. Key: account, name.
struct SamlProvider {
    std::string name;
    std::string metadata;  // the identity provider's metadata document
    Time created{};
    Time valid_until{};
    Tags tags;
    std::string id;

    static constexpr auto fields() {
        return std::tuple{field<1>(&SamlProvider::name),    field<2>(&SamlProvider::metadata),
                          field<3>(&SamlProvider::created), field<4>(&SamlProvider::valid_until),
                          field<5>(&SamlProvider::tags),    field<6>(&SamlProvider::id)};
    }
};

// A virtual MFA device. Key: account, serial number (an ARN).
struct MfaDevice {
    std::string serial;
    std::string seed;  // raw bytes of the shared secret
    std::string user;  // name; "" while unassigned; "<root>" for the root user
    std::optional<Time> enabled;
    Time created{};
    Tags tags;
    std::int64_t last_step = 0;  // the last time step accepted: a code opens once

    static constexpr auto fields() {
        return std::tuple{field<1>(&MfaDevice::serial),  field<2>(&MfaDevice::seed),
                          field<3>(&MfaDevice::user),    field<4>(&MfaDevice::enabled),
                          field<5>(&MfaDevice::created), field<6>(&MfaDevice::tags),
                          field<7>(&MfaDevice::last_step)};
    }
};

// One row of state about the whole: the epoch of authorization. Key: nothing.
struct Epoch {
    std::uint64_t value = 0;
    static constexpr auto fields() { return std::tuple{field<1>(&Epoch::value)}; }
};

// Tables of the identity room have ids 16 to 63.
inline constexpr store::Table<Account> accounts{16, "accounts"};
inline constexpr store::Table<Organization> organizations{17, "organizations"};
inline constexpr store::Table<Unit> units{18, "units"};
inline constexpr store::Table<OrganizationPolicy> organization_policies{19, "organization-policies"};
inline constexpr store::Table<Attachments> attachments{20, "attachments"};
inline constexpr store::Table<User> users{21, "users"};
inline constexpr store::Table<Group> groups{22, "groups"};
inline constexpr store::Table<Role> roles{23, "roles"};
inline constexpr store::Table<ManagedPolicy> managed_policies{24, "managed-policies"};
inline constexpr store::Table<InstanceProfile> instance_profiles{25, "instance-profiles"};
inline constexpr store::Table<AccessKey> access_keys{26, "access-keys"};
inline constexpr store::Table<Session> sessions{27, "sessions"};
inline constexpr store::Table<OidcProvider> oidc_providers{28, "oidc-providers"};
inline constexpr store::Table<SamlProvider> saml_providers{29, "saml-providers"};
inline constexpr store::Table<MfaDevice> mfa_devices{30, "mfa-devices"};
inline constexpr store::Table<Epoch> epochs{31, "epoch"};

}  // namespace backlot::identity
