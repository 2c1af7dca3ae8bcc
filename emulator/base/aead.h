// Authenticated encryption: AES-256-GCM.
//
// Source: NIST SP 800-38D.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backlot::aead {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t nonce_bytes = 12;
inline constexpr std::size_t tag_bytes = 16;

// The ciphertext with its tag behind it. A nonce is used once under a key. Both lengths as above, or it is our mistake.
[[nodiscard]] std::string seal(std::string_view key, std::string_view nonce, std::string_view associated,
                               std::string_view plaintext);
// Nothing where key, nonce, associated data or bytes are not those that were sealed.
[[nodiscard]] std::optional<std::string> open(std::string_view key, std::string_view nonce, std::string_view associated,
                                              std::string_view sealed);

}  // namespace backlot::aead
