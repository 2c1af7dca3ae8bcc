// What the tests of imports wrap key material with.
#pragma once

#include <openssl/rand.h>

#include "services/kms/openssl.h"
#include "services/kms/testing.h"

namespace backlot::kms::testing {

inline GetParametersForImportOutput parameters(Stage& stage, const std::string& key_id, std::string algorithm = "RSAES_OAEP_SHA_256") {
    auto given = stage.call(GetParametersForImportInput{.key_id = key_id, .wrapping_algorithm = std::move(algorithm), .wrapping_key_spec = "RSA_2048"});
    BACKLOT_ASSERT(given.has_value());
    return std::move(*given);
}

// As a client does it: OAEP under the public key that KMS gave.
inline std::string wrap_oaep(const std::string& spki, const std::string& secret, const EVP_MD* digest = EVP_sha256()) {
    const auto key = openssl::read_public(spki);
    const openssl::KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(key.get()));
    std::string out(size, '\0');
    const bool done = EVP_PKEY_encrypt_init(context.get()) == 1 && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) > 0 &&
                      EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), digest) > 0 && EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), digest) > 0 &&
                      EVP_PKEY_encrypt(context.get(), openssl::bytes_of(out), &size, openssl::bytes_of(secret), secret.size()) == 1;
    BACKLOT_ASSERT(done);
    return out;
}

// An AES key in OAEP, and behind it the secret wrapped with that.
inline std::string wrap_aes(const std::string& spki, const std::string& secret) {
    std::string aes(32, 'k');
    const openssl::CipherContext context(EVP_CIPHER_CTX_new());
    EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    std::string out(secret.size() + 16, '\0');
    int size = 0;
    const bool done = EVP_EncryptInit_ex(context.get(), EVP_aes_256_wrap_pad(), nullptr, openssl::bytes_of(aes), nullptr) == 1 &&
                      EVP_EncryptUpdate(context.get(), openssl::bytes_of(out), &size, openssl::bytes_of(secret), static_cast<int>(secret.size())) == 1;
    BACKLOT_ASSERT(done);
    out.resize(static_cast<std::size_t>(size));
    return wrap_oaep(spki, aes) + out;
}

inline ImportKeyMaterialInput import_of(const std::string& key_id, const GetParametersForImportOutput& given, std::string wrapped) {
    return {.key_id = key_id, .import_token = *given.import_token, .encrypted_key_material = blob(std::move(wrapped)),
            .expiration_model = "KEY_MATERIAL_DOES_NOT_EXPIRE"};
}

// Imports these 32 bytes.
inline void import_secret(Stage& stage, const std::string& key_id, const std::string& secret) {
    const auto given = parameters(stage, key_id);
    const auto done = stage.call(import_of(key_id, given, wrap_oaep(given.public_key->bytes, secret)));
    BACKLOT_ASSERT(done.has_value());
}

}  // namespace backlot::kms::testing
