// OpenSSL's objects with an owner each, and keys from and to their standard forms.
//
// Its queue of errors is emptied where a failure is the caller's (a key that is none, a signature that does not fit).
#pragma once

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

namespace backlot::kms::openssl {

template <auto free>
struct Free {
    template <class T>
    void operator()(T* object) const {
        free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Free<EVP_CIPHER_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_clear_free>>;
using Scratch = std::unique_ptr<BN_CTX, Free<BN_CTX_free>>;

inline const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
inline unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// Null where the bytes are no key, or something follows it.
[[nodiscard]] Key read_private(std::string_view pkcs8);
[[nodiscard]] Key read_public(std::string_view spki);
[[nodiscard]] std::string write_private(EVP_PKEY* key);  // PKCS #8
[[nodiscard]] std::string write_public(EVP_PKEY* key);   // SubjectPublicKeyInfo

}  // namespace backlot::kms::openssl
