// What AssumeRole and AssumeRoleWithWebIdentity share: the role an ARN names, and its session.
#pragma once

#include <string>

#include "services/sts/sessions.h"

namespace backlot::sts {

struct FoundRole {
    std::string account;
    identity::Role role;
};

// The role, where its account is active; nothing else tells it apart from one that may not be assumed.
[[nodiscard]] std::optional<FoundRole> find_role(const Context& context, const std::string& arn);

// What belongs to the role: its owner, trust policy and tags, and the keys that carry the tags.
[[nodiscard]] identity::Owned owned_of(const FoundRole& found);
void add_role_tag_keys(std::vector<ConditionKey>& keys, const FoundRole& found);

// Fails with ValidationError where it is longer than the role allows.
[[nodiscard]] Result<std::int64_t> duration_of(const identity::Role& role, const std::optional<std::int64_t>& asked);

[[nodiscard]] Session role_session(Context& context, const FoundRole& found, const std::string& session_name,
                                   std::int64_t seconds, std::int64_t token_minimum);
[[nodiscard]] AssumedRoleUser assumed_user(const Session& session);

}  // namespace backlot::sts
