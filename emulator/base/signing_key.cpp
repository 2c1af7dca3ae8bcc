#include "base/signing_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

#include "base/assert.h"

namespace backlot {

namespace {

template <auto free>
struct Free {
    template <class T>
    void operator()(T* pointer) const {
        free(pointer);
    }
};
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Pkcs8 = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Free<PKCS8_PRIV_KEY_INFO_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

constexpr unsigned int rsa_bits = 2'048;
constexpr int p384_size = 48;  // bytes of a coordinate, and of r and s

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::string encoded(EVP_PKEY* key) {
    BACKLOT_ASSERT(key != nullptr);
    const Key owned(key);
    const Pkcs8 info(EVP_PKEY2PKCS8(key));
    unsigned char* der = nullptr;
    const int size = i2d_PKCS8_PRIV_KEY_INFO(info.get(), &der);
    BACKLOT_ASSERT(size > 0);
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

Key read(std::string_view private_key) {
    const auto* at = raw(private_key);
    return Key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(private_key.size())));
}

// A number of the key, big-endian, with zeros in front up to `width` bytes.
std::string number_of(const EVP_PKEY* key, const char* name, int width = 0) {
    BIGNUM* found = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &found) != 1) return {};
    const Number number(found);
    std::string bytes(static_cast<std::size_t>(std::max(width, BN_num_bytes(found))), '\0');
    BN_bn2binpad(found, raw(bytes), static_cast<int>(bytes.size()));
    return bytes;
}

std::string sign(EVP_PKEY* key, SignedDigest algorithm, std::string_view message) {
    const EVP_MD* digest = algorithm == SignedDigest::sha256   ? EVP_sha256()
                           : algorithm == SignedDigest::sha384 ? EVP_sha384()
                                                               : EVP_sha512();
    const Context context(EVP_MD_CTX_new());
    std::size_t size = 0;
    BACKLOT_ASSERT(context && EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key) == 1);
    BACKLOT_ASSERT(EVP_DigestSign(context.get(), nullptr, &size, raw(message), message.size()) == 1);
    std::string signature(size, '\0');
    BACKLOT_ASSERT(EVP_DigestSign(context.get(), raw(signature), &size, raw(message), message.size()) == 1);
    signature.resize(size);
    return signature;
}

}  // namespace

std::string new_rsa_key() { return encoded(EVP_RSA_gen(rsa_bits)); }
std::string new_ec_key() { return encoded(EVP_EC_gen("P-384")); }

std::optional<RsaPublicKey> rsa_public_key(std::string_view private_key) {
    const auto key = read(private_key);
    if (!key || EVP_PKEY_is_a(key.get(), "RSA") != 1) return std::nullopt;
    return RsaPublicKey{.modulus = number_of(key.get(), OSSL_PKEY_PARAM_RSA_N),
                        .exponent = number_of(key.get(), OSSL_PKEY_PARAM_RSA_E)};
}

std::optional<EcPublicKey> p384_public_key(std::string_view private_key) {
    const auto key = read(private_key);
    if (!key || EVP_PKEY_is_a(key.get(), "EC") != 1 || EVP_PKEY_get_bits(key.get()) != p384_size * 8) return std::nullopt;
    return EcPublicKey{.curve = Curve::p384,
                       .x = number_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_X, p384_size),
                       .y = number_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y, p384_size)};
}

std::string sign_rsa(std::string_view private_key, SignedDigest algorithm, std::string_view message) {
    const auto key = read(private_key);
    BACKLOT_ASSERT(key != nullptr);
    return sign(key.get(), algorithm, message);
}

std::string sign_p384(std::string_view private_key, SignedDigest algorithm, std::string_view message) {
    const auto key = read(private_key);
    BACKLOT_ASSERT(key != nullptr);
    // OpenSSL gives the two numbers in DER.
    const auto der = sign(key.get(), algorithm, message);
    const auto* at = raw(std::string_view(der));
    const EcdsaSignature pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    BACKLOT_ASSERT(pair != nullptr);
    std::string signature(2 * p384_size, '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), raw(signature), p384_size);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), raw(signature) + p384_size, p384_size);
    return signature;
}

}  // namespace backlot
