// Private keys that sign: made here, kept as PKCS #8 (DER), given out as a public key's numbers.
//
// Making one draws on OpenSSL's own entropy, and signatures of elliptic curves are randomised: neither follows a seed.
//
// Source: RFC 5958 (PKCS #8); RFC 7518, sections 3.3, 3.4 and 6.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/signature.h"

namespace backlot {

[[nodiscard]] std::string new_rsa_key();  // 2,048 bits
[[nodiscard]] std::string new_ec_key();   // P-384

// The public half; nothing where the bytes are no private key of that kind.
[[nodiscard]] std::optional<RsaPublicKey> rsa_public_key(std::string_view private_key);
[[nodiscard]] std::optional<EcPublicKey> p384_public_key(std::string_view private_key);

// RSASSA-PKCS1-v1_5, or ECDSA with r and s side by side as a JSON Web Signature has them.
[[nodiscard]] std::string sign_rsa(std::string_view private_key, SignedDigest algorithm, std::string_view message);
[[nodiscard]] std::string sign_p384(std::string_view private_key, SignedDigest algorithm, std::string_view message);

}  // namespace backlot
