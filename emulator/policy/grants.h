// KMS grants: whether one lets a caller do a thing to its key.
//
// Source: KMS API Reference, CreateGrant, GrantConstraints; KMS Developer Guide, "Grants in AWS KMS".
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "policy/layers.h"
#include "policy/principal_match.h"

namespace backlot::policy {

struct GrantMatch {
    std::size_t index = 0;
    Reach reach = Reach::none;
};

// The grant that reaches farthest, or nothing.
[[nodiscard]] std::optional<GrantMatch> matching_grant(std::span<const Grant> grants, const Request& request);

}  // namespace backlot::policy
