// IAM's own records: what no decision rests on. Principals and policies are identity's (identity/records.h).
//
// Tables 150 to 159.
#pragma once

#include <string>

#include "clock/clock.h"
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

inline constexpr store::Table<CredentialReport> credential_reports{150, "iam-credential-reports"};
inline constexpr store::Table<RoleDeletion> role_deletions{151, "iam-role-deletions"};
inline constexpr store::Table<PasswordChange> password_changes{158, "iam-password-changes"};

}  // namespace backlot::iam
