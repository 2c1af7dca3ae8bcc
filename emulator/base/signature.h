// Verifying signatures of public keys given as numbers, the way a JSON Web Key gives them.
//
// Source: RFC 7518, sections 3.3 (RSASSA-PKCS1-v1_5), 3.4 (ECDSA: r and s side by side) and 6 (the keys).
#pragma once

#include <string>
#include <string_view>

namespace backlot {

enum class SignedDigest { sha256, sha384, sha512 };

// Big-endian numbers, as raw bytes.
struct RsaPublicKey {
    std::string modulus;
    std::string exponent;
};

enum class Curve { p256, p384, p521 };

struct EcPublicKey {
    Curve curve = Curve::p256;
    std::string x;
    std::string y;
};

// A key that is none verifies nothing.
[[nodiscard]] bool verify_rsa(const RsaPublicKey& key, SignedDigest algorithm, std::string_view message,
                              std::string_view signature);
[[nodiscard]] bool verify_ecdsa(const EcPublicKey& key, SignedDigest algorithm, std::string_view message,
                                std::string_view signature);

}  // namespace backlot
