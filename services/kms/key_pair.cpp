#include "services/kms/key_pair.h"

#include <openssl/core_names.h>

#include "base/assert.h"
#include "services/kms/digests.h"
#include "services/kms/ed25519ph.h"
#include "services/kms/openssl.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

namespace {

using openssl::bytes_of;

openssl::Key own(std::string_view pkcs8) {
    auto key = openssl::read_private(pkcs8);
    BACKLOT_ASSERT(key != nullptr);
    return key;
}

std::string curve_of(EVP_PKEY* key) {
    char name[64] = {};
    std::size_t size = 0;
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name, sizeof name, &size) != 1) {
        ERR_clear_error();
        return {};
    }
    return {name, size};
}

// How a digest is signed or compared.
bool set_padding(EVP_PKEY_CTX* context, const SigningAlgorithm& algorithm) {
    if (EVP_PKEY_CTX_set_signature_md(context, digest_of(algorithm.hash)) <= 0) return false;
    switch (algorithm.padding) {
        case Padding::none: return true;
        case Padding::pkcs1: return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) > 0;
        case Padding::pss: break;
    }
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

bool set_oaep(EVP_PKEY_CTX* context, Hash hash) {
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) > 0 &&
           EVP_PKEY_CTX_set_rsa_oaep_md(context, digest_of(hash)) > 0 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest_of(hash)) > 0;
}

std::string digest_for(const SigningAlgorithm& algorithm, const Signed& what) {
    return what.is_digest ? std::string(what.message) : hash(algorithm.hash, what.message);
}

std::string seed_of(EVP_PKEY* key) {
    std::string seed(32, '\0');
    std::size_t size = seed.size();
    BACKLOT_ASSERT(EVP_PKEY_get_raw_private_key(key, bytes_of(seed), &size) == 1 && size == seed.size());
    return seed;
}

std::string point_of(EVP_PKEY* key) {
    std::string point(32, '\0');
    std::size_t size = point.size();
    BACKLOT_ASSERT(EVP_PKEY_get_raw_public_key(key, bytes_of(point), &size) == 1 && size == point.size());
    return point;
}

}  // namespace

std::string make_private_key(const Spec& spec) {
    openssl::Key key;
    switch (spec.family) {
        case Family::rsa: key.reset(EVP_RSA_gen(static_cast<unsigned int>(spec.bits))); break;
        case Family::elliptic: key.reset(EVP_EC_gen(std::string(spec.curve).c_str())); break;
        case Family::edwards: key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")); break;
        default: break;
    }
    BACKLOT_ASSERT(key != nullptr);
    return openssl::write_private(key.get());
}

bool is_private_key(const Spec& spec, std::string_view pkcs8) {
    const auto key = openssl::read_private(pkcs8);
    if (!key) return false;
    switch (spec.family) {
        case Family::rsa: return EVP_PKEY_is_a(key.get(), "RSA") == 1 && EVP_PKEY_get_bits(key.get()) == spec.bits;
        case Family::elliptic: return EVP_PKEY_is_a(key.get(), "EC") == 1 && curve_of(key.get()) == spec.curve;
        case Family::edwards: return EVP_PKEY_is_a(key.get(), "ED25519") == 1;
        default: return false;
    }
}

std::string public_key_of(std::string_view pkcs8) { return openssl::write_public(own(pkcs8).get()); }

std::string sign(std::string_view pkcs8, const SigningAlgorithm& algorithm, const Signed& what) {
    const auto key = own(pkcs8);
    if (algorithm.is_prehashed) return sign_ed25519ph(seed_of(key.get()), digest_for(algorithm, what));
    std::size_t size = 0;
    std::string out;
    if (algorithm.family == Family::edwards) {
        const openssl::DigestContext context(EVP_MD_CTX_new());
        bool done = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1;
        size = 64;
        out.resize(size);
        done = done && EVP_DigestSign(context.get(), bytes_of(out), &size, bytes_of(what.message), what.message.size()) == 1;
        BACKLOT_ASSERT(done && size == 64);
        return out;
    }
    const auto digest = digest_for(algorithm, what);
    const openssl::KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    bool done = EVP_PKEY_sign_init(context.get()) == 1 && set_padding(context.get(), algorithm);
    done = done && EVP_PKEY_sign(context.get(), nullptr, &size, bytes_of(digest), digest.size()) == 1;
    out.resize(size);
    done = done && EVP_PKEY_sign(context.get(), bytes_of(out), &size, bytes_of(digest), digest.size()) == 1;
    BACKLOT_ASSERT(done);
    out.resize(size);
    return out;
}

bool verify(std::string_view pkcs8, const SigningAlgorithm& algorithm, const Signed& what, std::string_view signature) {
    const auto key = own(pkcs8);
    if (algorithm.is_prehashed) return verify_ed25519ph(point_of(key.get()), digest_for(algorithm, what), signature);
    bool fits = false;
    if (algorithm.family == Family::edwards) {
        const openssl::DigestContext context(EVP_MD_CTX_new());
        fits = EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
               EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(what.message),
                                what.message.size()) == 1;
    } else {
        const auto digest = digest_for(algorithm, what);
        const openssl::KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
        fits = EVP_PKEY_verify_init(context.get()) == 1 && set_padding(context.get(), algorithm) &&
               EVP_PKEY_verify(context.get(), bytes_of(signature), signature.size(), bytes_of(digest), digest.size()) == 1;
    }
    if (!fits) ERR_clear_error();
    return fits;
}

std::size_t oaep_limit_bytes(const Spec& spec, Hash hash) {
    return static_cast<std::size_t>(spec.bits) / 8 - 2 * length_of(hash) - 2;
}

std::string encrypt_oaep(std::string_view pkcs8, Hash hash, std::string_view plaintext) {
    const auto key = own(pkcs8);
    const openssl::KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(key.get()));
    std::string out(size, '\0');
    const bool done = EVP_PKEY_encrypt_init(context.get()) == 1 && set_oaep(context.get(), hash) &&
                      EVP_PKEY_encrypt(context.get(), bytes_of(out), &size, bytes_of(plaintext), plaintext.size()) == 1;
    BACKLOT_ASSERT(done);
    out.resize(size);
    return out;
}

std::optional<std::string> decrypt_oaep(std::string_view pkcs8, Hash hash, std::string_view ciphertext) {
    const auto key = own(pkcs8);
    const openssl::KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(key.get()));
    std::string out(size, '\0');
    const bool done = EVP_PKEY_decrypt_init(context.get()) == 1 && set_oaep(context.get(), hash) &&
                      EVP_PKEY_decrypt(context.get(), bytes_of(out), &size, bytes_of(ciphertext), ciphertext.size()) == 1;
    if (!done) {
        ERR_clear_error();
        return std::nullopt;
    }
    out.resize(size);
    return out;
}

std::optional<std::string> derive(std::string_view pkcs8, std::string_view spki) {
    const auto key = own(pkcs8);
    const auto other = openssl::read_public(spki);
    if (!other || curve_of(other.get()).empty() || curve_of(other.get()) != curve_of(key.get())) return std::nullopt;
    const openssl::KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    std::size_t size = 0;
    std::string out;
    bool done = EVP_PKEY_derive_init(context.get()) == 1 && EVP_PKEY_derive_set_peer(context.get(), other.get()) == 1 &&
                EVP_PKEY_derive(context.get(), nullptr, &size) == 1;
    out.resize(size);
    done = done && EVP_PKEY_derive(context.get(), bytes_of(out), &size) == 1;
    if (!done) {
        ERR_clear_error();
        return std::nullopt;
    }
    out.resize(size);
    return out;
}

}  // namespace backlot::kms
