// Request: who wants to do what to which resource, and the condition keys of the moment.
//
// Every text is borrowed for the length of the decision, apart from those in the context.
#pragma once

#include <cstdint>
#include <string_view>

#include "policy/context.h"

namespace backlot::policy {

enum class PrincipalKind : std::uint8_t {
    user,
    role,               // any session of the role: its session name is not known
    role_session,
    federated_user,     // GetFederationToken
    identity_provider,  // the caller of AssumeRoleWithWebIdentity or AssumeRoleWithSAML
    root,
    service,
    anonymous,
};

struct Principal {
    PrincipalKind kind = PrincipalKind::anonymous;
    std::string_view arn;           // user; role (kind role); session ARN; account root ARN; service or provider name
    std::string_view account;       // empty: anonymous, a service, a provider
    std::string_view role_arn;      // sessions: the role, with its path; empty: only the name in `arn` is known
    std::string_view user_arn;      // federated users: who called GetFederationToken; empty: not known
    std::string_view unique_id;     // AIDA... of a user, AROA... of a session's role
    std::string_view canonical_id;  // of the account, as S3 names it; empty: not known
};

struct Request {
    Principal principal;
    std::string_view action;            // "s3:GetObject"
    std::string_view resource = "*";    // ARN, or "*" where the action has no resource type
    std::string_view resource_account;  // owner; empty: the ARN's, or else the principal's
    Context context;
};

}  // namespace backlot::policy
