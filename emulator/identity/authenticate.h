// From credentials to a Caller.
//
// Source: IAM User Guide, "IAM identifiers", "Temporary security credentials in IAM".
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "clock/clock.h"
#include "identity/caller.h"
#include "store/view.h"

namespace backlot::identity {

// A key's secret, and who holds it.
struct Credential {
    std::string secret;
    std::string token;  // the session token that must come with it; empty for long-term keys
    Caller caller;
};

// Fails with code InvalidClientTokenId where no active key has the id, or its holder is gone or suspended, and
// ExpiredToken where the session is over at `now`.
[[nodiscard]] Result<Credential> find_credential(const store::View& view, std::string_view access_key_id,
                                                 clock::Time now);

[[nodiscard]] Caller anonymous();
[[nodiscard]] Caller root_of(std::string_view account);
[[nodiscard]] Caller user_caller(std::string_view account, const User& user);
[[nodiscard]] Caller session_caller(std::shared_ptr<const Session> session, const Role* role);
[[nodiscard]] Caller service_principal(std::string_view service, std::string_view source_arn,
                                       std::string_view source_account);

struct SessionOptions {
    std::string session_name;
    std::string inline_policy;
    std::vector<std::string> policy_arns;
    Tags tags;
    std::string source_identity;
    std::optional<Time> mfa_at;
    std::chrono::seconds lifetime{3600};
};

// New temporary credentials of a role, stored; whether they may be had is the asker's question to the gate.
[[nodiscard]] Session make_role_session(store::WriteSet& writes, clock::Ids& ids, clock::Time now,
                                        std::string_view account, const Role& role, const SessionOptions& options);

}  // namespace backlot::identity
