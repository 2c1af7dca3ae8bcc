#include "services/kms/specs.h"

#include <algorithm>

namespace backlot::kms {

namespace {

constexpr Spec specs[] = {
    {"SYMMETRIC_DEFAULT", Family::symmetric, 256, ""},
    {"RSA_2048", Family::rsa, 2048, ""},
    {"RSA_3072", Family::rsa, 3072, ""},
    {"RSA_4096", Family::rsa, 4096, ""},
    {"ECC_NIST_P256", Family::elliptic, 256, "prime256v1"},
    {"ECC_NIST_P384", Family::elliptic, 384, "secp384r1"},
    {"ECC_NIST_P521", Family::elliptic, 521, "secp521r1"},
    {"ECC_SECG_P256K1", Family::elliptic, 256, "secp256k1"},
    {"ECC_NIST_EDWARDS25519", Family::edwards, 256, ""},
    {"HMAC_224", Family::hmac, 224, ""},
    {"HMAC_256", Family::hmac, 256, ""},
    {"HMAC_384", Family::hmac, 384, ""},
    {"HMAC_512", Family::hmac, 512, ""},
};

constexpr SigningAlgorithm signing[] = {
    {"RSASSA_PKCS1_V1_5_SHA_256", Family::rsa, Padding::pkcs1, Hash::sha256, ""},
    {"RSASSA_PKCS1_V1_5_SHA_384", Family::rsa, Padding::pkcs1, Hash::sha384, ""},
    {"RSASSA_PKCS1_V1_5_SHA_512", Family::rsa, Padding::pkcs1, Hash::sha512, ""},
    {"RSASSA_PSS_SHA_256", Family::rsa, Padding::pss, Hash::sha256, ""},
    {"RSASSA_PSS_SHA_384", Family::rsa, Padding::pss, Hash::sha384, ""},
    {"RSASSA_PSS_SHA_512", Family::rsa, Padding::pss, Hash::sha512, ""},
    {"ECDSA_SHA_256", Family::elliptic, Padding::none, Hash::sha256, "ECC_NIST_P256 ECC_SECG_P256K1"},
    {"ECDSA_SHA_384", Family::elliptic, Padding::none, Hash::sha384, "ECC_NIST_P384"},
    {"ECDSA_SHA_512", Family::elliptic, Padding::none, Hash::sha512, "ECC_NIST_P521"},
    {"ED25519_SHA_512", Family::edwards, Padding::none, Hash::sha512, ""},
    {"ED25519_PH_SHA_512", Family::edwards, Padding::none, Hash::sha512, "", true},
};

bool fits(const SigningAlgorithm& algorithm, const Spec& spec) {
    return algorithm.family == spec.family &&
           (algorithm.curves.empty() || algorithm.curves.find(spec.name) != std::string_view::npos);
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, text) != list.end();
}

}  // namespace

const Spec* find_spec(std::string_view name) {
    const auto* found = std::ranges::find(specs, name, &Spec::name);
    return found == std::end(specs) ? nullptr : found;
}

const SigningAlgorithm* find_signing_algorithm(std::string_view name) {
    const auto* found = std::ranges::find(signing, name, &SigningAlgorithm::name);
    return found == std::end(signing) ? nullptr : found;
}

std::size_t length_of(Hash hash) {
    switch (hash) {
        case Hash::sha1: return 20;
        case Hash::sha224: return 28;
        case Hash::sha256: return 32;
        case Hash::sha384: return 48;
        case Hash::sha512: break;
    }
    return 64;
}

bool allows_usage(const Spec& spec, std::string_view usage) {
    switch (spec.family) {
        case Family::symmetric: return usage == "ENCRYPT_DECRYPT";
        case Family::rsa: return is_one_of(usage, {"ENCRYPT_DECRYPT", "SIGN_VERIFY"});
        case Family::elliptic:
            return usage == "SIGN_VERIFY" || (usage == "KEY_AGREEMENT" && spec.name.starts_with("ECC_NIST"));
        case Family::edwards: return usage == "SIGN_VERIFY";
        case Family::hmac: return usage == "GENERATE_VERIFY_MAC";
    }
    return false;
}

std::vector<std::string> encryption_algorithms(const Spec& spec, std::string_view usage) {
    if (usage != "ENCRYPT_DECRYPT") return {};
    if (spec.family == Family::symmetric) return {"SYMMETRIC_DEFAULT"};
    return {"RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"};
}

std::vector<std::string> signing_algorithms(const Spec& spec, std::string_view usage) {
    std::vector<std::string> out;
    if (usage != "SIGN_VERIFY") return out;
    for (const auto& one : signing)
        if (fits(one, spec)) out.emplace_back(one.name);
    return out;
}

std::vector<std::string> mac_algorithms(const Spec& spec, std::string_view usage) {
    if (usage != "GENERATE_VERIFY_MAC") return {};
    return {"HMAC_SHA_" + std::to_string(spec.bits)};
}

std::vector<std::string> agreement_algorithms(const Spec&, std::string_view usage) {
    if (usage != "KEY_AGREEMENT") return {};
    return {"ECDH"};
}

bool supports_operation(const Spec& spec, std::string_view usage, std::string_view operation) {
    if (is_one_of(operation, {"CreateGrant", "RetireGrant", "DescribeKey"})) return true;
    if (operation == "GetPublicKey") return spec.is_asymmetric();
    if (is_one_of(operation, {"Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo"})) return usage == "ENCRYPT_DECRYPT";
    if (operation.starts_with("GenerateDataKey")) return spec.family == Family::symmetric;
    if (is_one_of(operation, {"Sign", "Verify"})) return usage == "SIGN_VERIFY";
    if (is_one_of(operation, {"GenerateMac", "VerifyMac"})) return usage == "GENERATE_VERIFY_MAC";
    return operation == "DeriveSharedSecret" && usage == "KEY_AGREEMENT";
}

}  // namespace backlot::kms
