// Managed policies: the account's own, and AWS's as if they were rows; where each is attached.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/managed_policies.h"
#include "services/iam/policies.h"

namespace backlot::iam {

inline constexpr std::size_t policy_count_limit = 1'500;
inline constexpr std::size_t version_limit = 5;

// A policy of this account by ARN. Fails with NoSuchEntity; for AWS's own, which nobody may change, AccessDenied.
[[nodiscard]] Result<identity::ManagedPolicy> need_policy(const Context& context, const std::string& arn,
                                                          std::string_view action);

// How often each policy ARN is attached in the account, and how often it is a boundary.
struct Usage {
    std::map<std::string, std::int64_t> attachments;
    std::map<std::string, std::int64_t> boundaries;
};
[[nodiscard]] Usage usage_of(const Context& context);

[[nodiscard]] Policy shape_of(const Context& context, const identity::ManagedPolicy& policy, const Usage& usage,
                              Detail detail);
[[nodiscard]] Policy shape_of(const policy::ManagedPolicy& policy, const Usage& usage, Detail detail = Detail::brief);
[[nodiscard]] PolicyVersion shape_of(const identity::ManagedPolicy& policy, const identity::PolicyVersion& version,
                                     Detail detail);
[[nodiscard]] PolicyVersion version_shape(const policy::ManagedPolicy& policy, Detail detail);

}  // namespace backlot::iam
