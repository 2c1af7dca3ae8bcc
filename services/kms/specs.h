// What each key spec is good for: usages, algorithms, lengths.
//
// Source: KMS Developer Guide, "Key spec reference"; KMS API Reference, CreateKey, Encrypt, Sign, GenerateMac.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backlot::kms {

enum class Family : std::uint8_t { symmetric, rsa, elliptic, edwards, hmac };

struct Spec {
    std::string_view name;
    Family family;
    int bits;                // of an RSA modulus or an HMAC key
    std::string_view curve;  // as OpenSSL calls it

    [[nodiscard]] bool is_asymmetric() const {
        return family == Family::rsa || family == Family::elliptic || family == Family::edwards;
    }
};

// Null: a spec that does not exist, or one that is not built (SM2, ML-DSA, ML-KEM).
[[nodiscard]] const Spec* find_spec(std::string_view name);

enum class Hash : std::uint8_t { sha1, sha224, sha256, sha384, sha512 };
enum class Padding : std::uint8_t { none, pkcs1, pss };

struct SigningAlgorithm {
    std::string_view name;
    Family family;
    Padding padding;
    Hash hash;
    std::string_view curves;  // of elliptic ones: the specs that take it
    bool is_prehashed = false;  // ED25519_PH_SHA_512
};

[[nodiscard]] const SigningAlgorithm* find_signing_algorithm(std::string_view name);
[[nodiscard]] std::size_t length_of(Hash hash);

// Whether keys of the spec can be made for a usage: "SIGN_VERIFY".
[[nodiscard]] bool allows_usage(const Spec& spec, std::string_view usage);

// The algorithms of a key of that spec and usage; empty where it has none of the kind.
[[nodiscard]] std::vector<std::string> encryption_algorithms(const Spec& spec, std::string_view usage);
[[nodiscard]] std::vector<std::string> signing_algorithms(const Spec& spec, std::string_view usage);
[[nodiscard]] std::vector<std::string> mac_algorithms(const Spec& spec, std::string_view usage);
[[nodiscard]] std::vector<std::string> agreement_algorithms(const Spec& spec, std::string_view usage);

// Whether a grant on such a key may name an operation.
[[nodiscard]] bool supports_operation(const Spec& spec, std::string_view usage, std::string_view operation);

}  // namespace backlot::kms
