// Key pairs: making them, signing, verifying, encrypting, agreeing. Private keys are PKCS #8, public ones
// SubjectPublicKeyInfo, both DER, as KMS gives them out.
//
// A private key that does not parse is our mistake: it was checked when it was stored.
//
// Source: RFC 8017 (PSS with MGF1 and a salt as long as the digest, PKCS #1 v1.5, OAEP); FIPS 186-4; RFC 8032;
// NIST SP 800-56A (ECDH); KMS Developer Guide, "Key spec reference".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/kms/specs.h"

namespace backlot::kms {

// A new private key. Slow for RSA.
[[nodiscard]] std::string make_private_key(const Spec& spec);
// Whether the bytes are a private key of that spec.
[[nodiscard]] bool is_private_key(const Spec& spec, std::string_view pkcs8);
[[nodiscard]] std::string public_key_of(std::string_view pkcs8);

// `message` is what is signed; where `is_digest`, its digest by the algorithm's hash.
struct Signed {
    std::string_view message;
    bool is_digest = false;
};
[[nodiscard]] std::string sign(std::string_view pkcs8, const SigningAlgorithm& algorithm, const Signed& what);
[[nodiscard]] bool verify(std::string_view pkcs8, const SigningAlgorithm& algorithm, const Signed& what,
                          std::string_view signature);

// OAEP with MGF1 of the same hash and an empty label.
[[nodiscard]] std::size_t oaep_limit_bytes(const Spec& spec, Hash hash);
[[nodiscard]] std::string encrypt_oaep(std::string_view pkcs8, Hash hash, std::string_view plaintext);
[[nodiscard]] std::optional<std::string> decrypt_oaep(std::string_view pkcs8, Hash hash, std::string_view ciphertext);

// The x coordinate of the shared point; nothing where the other key is no public key of the same curve.
[[nodiscard]] std::optional<std::string> derive(std::string_view pkcs8, std::string_view spki);

}  // namespace backlot::kms
