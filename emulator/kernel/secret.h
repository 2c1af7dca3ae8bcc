// Secrets at rest: sealed with the emulator's master key, bound to what they are for.
//
// Opening with another master key than the one that sealed is damage of the state (StateDamaged).
#pragma once

#include <string>
#include <string_view>

#include "kernel/context.h"

namespace backlot::kernel {

// `purpose` names the one place that the secret belongs to: "kms/ACCOUNT/KEY/0".
[[nodiscard]] std::string seal_secret(const Context& context, std::string_view purpose, std::string_view secret);
[[nodiscard]] Result<std::string> open_secret(const Context& context, std::string_view purpose, std::string_view sealed);

}  // namespace backlot::kernel
