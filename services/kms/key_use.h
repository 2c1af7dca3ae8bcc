// When a key was last used, and for what.
//
// Uses of one kind within a minute are kept once: KMS tells the time of the last with some delay, too.
//
// Source: KMS API Reference, GetKeyLastUsage.
#pragma once

#include <string_view>

#include "services/kms/access.h"

namespace backlot::kms {

// After a cryptographic operation that succeeded.
void keep_use(const Context& context, const KeyRecord& key, std::string_view operation);
[[nodiscard]] std::optional<KeyUse> last_use_of(const Context& context, const KeyRecord& key);

}  // namespace backlot::kms
