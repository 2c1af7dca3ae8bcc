// Hashes of passwords: slow on purpose and salted, so that a stolen state does not give the passwords away.
//
// PBKDF2 with HMAC-SHA-256. Source: RFC 8018, section 5.2; NIST SP 800-132.
#pragma once

#include <string>
#include <string_view>

namespace backlot {

inline constexpr int secret_hash_rounds = 100'000;

// "pbkdf2-sha256$ROUNDS$SALT$HASH", salt and hash in base64. `salt` is at least sixteen random bytes.
[[nodiscard]] std::string hash_secret(std::string_view secret, std::string_view salt);
// Whether a secret is the one behind a stored hash; false where the hash is not of this form.
[[nodiscard]] bool secret_matches(std::string_view secret, std::string_view stored);

}  // namespace backlot
