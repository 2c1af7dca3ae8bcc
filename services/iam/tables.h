// IAM's own records: what no decision rests on. Principals and policies are identity's (identity/records.h).
//
// Tables 150 to 159.
#pragma once

#include <optional>
#include <string>

#include "clock/clock.h"
#include "identity/records.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::iam {

// The last credential report. Key: account.
struct CredentialReport {
    clock::Time generated{};
    std::string content;  // CSV

    static constexpr auto fields() {
        return std::tuple{store::field<1>(&CredentialReport::generated), store::field<2>(&CredentialReport::content)};
    }
};

// The deletion of a service-linked role. Key: account, task id.
struct RoleDeletion {
    std::string role;
    clock::Time started{};

    static constexpr auto fields() {
        return std::tuple{store::field<1>(&RoleDeletion::role), store::field<2>(&RoleDeletion::started)};
    }
};

// When a user's password was last set. Key: account, the user's unique id.
struct PasswordChange {
    clock::Time time{};

    static constexpr auto fields() { return std::tuple{store::field<1>(&PasswordChange::time)}; }
};

// A certificate for services that end TLS. Key: account, name in lower case.
struct ServerCertificateRecord {
    std::string name;
    std::string path = "/";
    std::string id;  // ASCA...
    std::string body;
    std::string chain;
    std::string private_key;  // sealed
    clock::Time uploaded{};
    clock::Time expires{};
    identity::Tags tags;

    static constexpr auto fields() {
        using store::field;
        return std::tuple{
            field<1>(&ServerCertificateRecord::name),        field<2>(&ServerCertificateRecord::path),
            field<3>(&ServerCertificateRecord::id),          field<4>(&ServerCertificateRecord::body),
            field<5>(&ServerCertificateRecord::chain),       field<6>(&ServerCertificateRecord::private_key),
            field<7>(&ServerCertificateRecord::uploaded),    field<8>(&ServerCertificateRecord::expires),
            field<9>(&ServerCertificateRecord::tags)};
    }
};

// The three below have the key: account, the user's unique id ("root" for root), id.
struct SigningCertificateRecord {
    std::string id;
    std::string body;
    bool active = true;
    clock::Time created{};

    static constexpr auto fields() {
        using store::field;
        return std::tuple{field<1>(&SigningCertificateRecord::id), field<2>(&SigningCertificateRecord::body),
                          field<3>(&SigningCertificateRecord::active), field<4>(&SigningCertificateRecord::created)};
    }
};

struct SshKeyRecord {
    std::string id;    // APKA...
    std::string line;  // as OpenSSH writes it, without a comment
    bool active = true;
    clock::Time created{};

    static constexpr auto fields() {
        using store::field;
        return std::tuple{field<1>(&SshKeyRecord::id), field<2>(&SshKeyRecord::line), field<3>(&SshKeyRecord::active),
                          field<4>(&SshKeyRecord::created)};
    }
};

struct ServiceCredentialRecord {
    std::string id;  // ACCA...
    std::string service;    // "codecommit.amazonaws.com"
    std::string user_name;  // or an API key's alias
    std::string secret_hash;
    bool active = true;
    clock::Time created{};
    std::optional<clock::Time> expires;

    static constexpr auto fields() {
        using store::field;
        return std::tuple{
            field<1>(&ServiceCredentialRecord::id),          field<2>(&ServiceCredentialRecord::service),
            field<3>(&ServiceCredentialRecord::user_name),   field<4>(&ServiceCredentialRecord::secret_hash),
            field<5>(&ServiceCredentialRecord::active),      field<6>(&ServiceCredentialRecord::created),
            field<7>(&ServiceCredentialRecord::expires)};
    }
};

inline constexpr store::Table<CredentialReport> credential_reports{150, "iam-credential-reports"};
inline constexpr store::Table<RoleDeletion> role_deletions{151, "iam-role-deletions"};
inline constexpr store::Table<ServerCertificateRecord> server_certificates{152, "iam-server-certificates"};
inline constexpr store::Table<SigningCertificateRecord> signing_certificates{153, "iam-signing-certificates"};
inline constexpr store::Table<SshKeyRecord> ssh_keys{154, "iam-ssh-keys"};
// A report on which services something may reach and has reached. Key: account, job id.
struct AccessReportJob {
    std::string arn;
    clock::Time made{};

    static constexpr auto fields() { return std::tuple{store::field<1>(&AccessReportJob::arn), store::field<2>(&AccessReportJob::made)}; }
};

inline constexpr store::Table<AccessReportJob> access_report_jobs{156, "iam-access-report-jobs"};
inline constexpr store::Table<ServiceCredentialRecord> service_credentials{155, "iam-service-credentials"};
inline constexpr store::Table<PasswordChange> password_changes{158, "iam-password-changes"};

}  // namespace backlot::iam
