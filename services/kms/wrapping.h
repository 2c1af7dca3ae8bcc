// Unwrapping key material that is imported.
//
// Source: KMS Developer Guide, "Select a wrapping algorithm"; RFC 8017 (OAEP); RFC 5649 (AES key wrap with padding),
// whose AES key comes first, encrypted with OAEP.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/kms/specs.h"

namespace backlot::kms {

// Whether a key's material may come in wrapped like this: RSA private keys are too long for OAEP alone.
[[nodiscard]] bool can_wrap(std::string_view algorithm, const Spec& spec);
// Nothing where the bytes were not wrapped by that algorithm for that key.
[[nodiscard]] std::optional<std::string> unwrap(std::string_view wrapping_key, std::string_view algorithm,
                                                std::string_view wrapped);

}  // namespace backlot::kms
