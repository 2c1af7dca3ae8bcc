// AES-256-GCM and HMAC: what symmetric keys do.
//
// Source: NIST SP 800-38D; FIPS 198-1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/kms/specs.h"

namespace backlot::kms {

inline constexpr std::size_t aes_key_bytes = 32;
inline constexpr std::size_t nonce_bytes = 12;
inline constexpr std::size_t tag_bytes = 16;

// The ciphertext with its tag behind it. A nonce is used once under a key. Both lengths as above, or it is our mistake.
[[nodiscard]] std::string seal(std::string_view key, std::string_view nonce, std::string_view associated,
                               std::string_view plaintext);
// Nothing where key, nonce, associated data or bytes are not those that were sealed.
[[nodiscard]] std::optional<std::string> open(std::string_view key, std::string_view nonce, std::string_view associated,
                                              std::string_view sealed);

[[nodiscard]] std::string hash(Hash algorithm, std::string_view message);
[[nodiscard]] std::string hmac(Hash algorithm, std::string_view key, std::string_view message);

// Bytes from the operating system, whatever the seed.
[[nodiscard]] std::string random_bytes(std::size_t size);

}  // namespace backlot::kms
