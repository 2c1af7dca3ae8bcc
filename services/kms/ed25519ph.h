// Ed25519ph: EdDSA over the SHA-512 digest of a message, with an empty context. OpenSSL 3.0 has plain Ed25519 alone.
//
// DIFFERS: its time depends on the key: good for an emulator, not for secrets that matter.
//
// Source: RFC 8032, sections 5.1 (Ed25519ph) and 7.3 (test vectors).
#pragma once

#include <string>
#include <string_view>

namespace backlot::kms {

// `seed` is the private key's 32 bytes, `digest` the 64 of the message.
[[nodiscard]] std::string sign_ed25519ph(std::string_view seed, std::string_view digest);
[[nodiscard]] bool verify_ed25519ph(std::string_view public_key, std::string_view digest, std::string_view signature);

}  // namespace backlot::kms
