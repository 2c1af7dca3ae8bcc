#include "base/signature.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

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
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

constexpr std::size_t number_limit_bytes = 2'048;  // RSA keys of 16,384 bits, the most OpenSSL takes

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Number number(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > number_limit_bytes) return nullptr;
    return Number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr));
}

Key make_key(const char* type, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return Key(key);
}

bool verify(EVP_PKEY* key, SignedDigest algorithm, std::string_view message, std::string_view signature) {
    const EVP_MD* digest = algorithm == SignedDigest::sha256   ? EVP_sha256()
                           : algorithm == SignedDigest::sha384 ? EVP_sha384()
                                                               : EVP_sha512();
    const Context context(EVP_MD_CTX_new());
    if (!context) return false;
    if (EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key) != 1) return false;
    return EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
}

struct CurveFacts {
    const char* group;
    std::size_t size;  // of a coordinate, and of r and s
};

CurveFacts facts_of(Curve curve) {
    switch (curve) {
        case Curve::p256: return {"P-256", 32};
        case Curve::p384: return {"P-384", 48};
        case Curve::p521: return {"P-521", 66};
    }
    return {"P-256", 32};
}

}  // namespace

bool verify_rsa(const RsaPublicKey& key, SignedDigest algorithm, std::string_view message, std::string_view signature) {
    const auto n = number(key.modulus);
    const auto e = number(key.exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder) return false;
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    const auto made = make_key("RSA", builder.get());
    return made && verify(made.get(), algorithm, message, signature);
}

bool verify_ecdsa(const EcPublicKey& key, SignedDigest algorithm, std::string_view message, std::string_view signature) {
    const auto facts = facts_of(key.curve);
    if (key.x.size() != facts.size || key.y.size() != facts.size || signature.size() != 2 * facts.size) return false;
    const std::string point = "\x04" + key.x + key.y;  // uncompressed
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder) return false;
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, facts.group, 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    const auto made = make_key("EC", builder.get());
    if (!made) return false;

    // OpenSSL wants the two numbers in DER.
    const EcdsaSignature pair(ECDSA_SIG_new());
    auto r = number(signature.substr(0, facts.size));
    auto s = number(signature.substr(facts.size));
    if (!pair || !r || !s) return false;
    ECDSA_SIG_set0(pair.get(), r.release(), s.release());
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    if (size <= 0) return false;
    const std::string encoded(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return verify(made.get(), algorithm, message, encoded);
}

}  // namespace backlot
