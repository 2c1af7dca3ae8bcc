// Whether a Principal or NotPrincipal element means a caller, and how far a grant through it reaches.
//
// Source: IAM User Guide, "IAM JSON policy elements: Principal", "... NotPrincipal", "Evaluating identity-based
// policies with resource-based policies".
#pragma once

#include <cstdint>

#include "policy/document.h"
#include "policy/request.h"

namespace backlot::policy {

// How an element means the caller; the greater, the more a grant in the caller's own account outweighs.
enum class Reach : std::uint8_t {
    none,
    account,  // its account: leaves the grant to that account's identity policies
    role,     // its role (or the user behind a federated session): boundary and session policies still limit
    direct,   // itself: the user, the session, the service, or everyone
};

[[nodiscard]] Reach reach_of(const PrincipalSet& set, const Principal& principal);

// Whether NotPrincipal spares the caller: the caller and its account (and its role) must all be listed.
[[nodiscard]] bool spares(const PrincipalSet& set, const Principal& principal);

// Whether `arn`, of a user, role, session or service, means this caller.
[[nodiscard]] Reach reach_of_arn(std::string_view arn, const Principal& principal);

// The role's name out of arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION; empty for anything else.
[[nodiscard]] std::string_view role_name_of_session(std::string_view arn);

}  // namespace backlot::policy
