// Key policies: the default one, the check before one is stored, and the lockout safety check.
//
// Source: KMS Developer Guide, "Default key policy", "Key policies in AWS KMS"; KMS API Reference, PutKeyPolicy.
#pragma once

#include <string>
#include <string_view>

#include "kernel/context.h"
#include "services/kms/tables.h"

namespace backlot::kms {

using kernel::Context;

inline constexpr std::size_t key_policy_limit_bytes = 32 * 1024;
inline constexpr std::string_view key_policy_name = "default";

// The account's administrators decide by their identity policies.
[[nodiscard]] std::string default_key_policy(std::string_view account);

enum class SafetyCheck { on, bypassed };

// The policy as it is stored, its principals canonical. `key` is the one it shall belong to.
// Fails with MalformedPolicyDocumentException (no policy, principals that do not exist, or the caller could not change
// it again) and LimitExceededException.
[[nodiscard]] Result<std::string> checked_key_policy(const Context& context, const KeyRecord& key, std::string_view text,
                                                     SafetyCheck safety);

}  // namespace backlot::kms
