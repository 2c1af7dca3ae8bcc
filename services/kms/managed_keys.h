// AWS managed keys: one for each service and account, made when the service first asks for it by its alias, with a policy
// that lets the account use it through that service alone.
//
// Nobody can change them or share them: their policy allows no management, and another account's principals never.
//
// Source: KMS Developer Guide, "AWS managed keys", "Key policy of an AWS managed key"; KMS API Reference, DescribeKey.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/context.h"
#include "services/kms/keys.h"

namespace backlot::kms {

// Whether a name is that of an AWS managed key's alias which the caller's account does not have yet.
[[nodiscard]] bool is_unmade_managed_alias(const Context& context, std::string_view key_id);
// The key as it will be; to be kept with keep_managed_key().
[[nodiscard]] Target draft_managed_key(const Context& context, std::string_view alias);
void keep_managed_key(Context& context, const KeyRecord& key);

}  // namespace backlot::kms
