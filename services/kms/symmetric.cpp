#include "services/kms/symmetric.h"

#include <openssl/hmac.h>

#include "base/assert.h"
#include "clock/clock.h"
#include "services/kms/digests.h"
#include "services/kms/openssl.h"

namespace backlot::kms {

using openssl::bytes_of;

std::string seal(std::string_view key, std::string_view nonce, std::string_view associated, std::string_view plaintext) {
    BACKLOT_ASSERT(key.size() == aes_key_bytes && nonce.size() == nonce_bytes);
    const openssl::CipherContext context(EVP_CIPHER_CTX_new());
    std::string out(plaintext.size() + tag_bytes, '\0');
    int size = 0;
    bool done = EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1;
    done = done && EVP_EncryptUpdate(context.get(), nullptr, &size, bytes_of(associated), static_cast<int>(associated.size())) == 1;
    done = done && EVP_EncryptUpdate(context.get(), bytes_of(out), &size, bytes_of(plaintext), static_cast<int>(plaintext.size())) == 1;
    done = done && EVP_EncryptFinal_ex(context.get(), bytes_of(out) + size, &size) == 1;
    done = done && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, bytes_of(out) + plaintext.size()) == 1;
    BACKLOT_ASSERT(done);
    return out;
}

std::optional<std::string> open(std::string_view key, std::string_view nonce, std::string_view associated,
                                std::string_view sealed) {
    BACKLOT_ASSERT(key.size() == aes_key_bytes && nonce.size() == nonce_bytes);
    if (sealed.size() < tag_bytes) return std::nullopt;
    const auto body = sealed.substr(0, sealed.size() - tag_bytes);
    std::string tag(sealed.substr(body.size()));
    const openssl::CipherContext context(EVP_CIPHER_CTX_new());
    std::string out(body.size() + 1, '\0');  // never without room, so that its address can be given
    int size = 0;
    bool done = EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1;
    done = done && EVP_DecryptUpdate(context.get(), nullptr, &size, bytes_of(associated), static_cast<int>(associated.size())) == 1;
    done = done && EVP_DecryptUpdate(context.get(), bytes_of(out), &size, bytes_of(body), static_cast<int>(body.size())) == 1;
    done = done && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, bytes_of(tag)) == 1;
    done = done && EVP_DecryptFinal_ex(context.get(), bytes_of(out) + size, &size) == 1;
    if (!done) {
        ERR_clear_error();
        return std::nullopt;
    }
    out.resize(body.size());
    return out;
}

std::string hash(Hash algorithm, std::string_view message) {
    std::string out(length_of(algorithm), '\0');
    BACKLOT_ASSERT(EVP_Digest(message.data(), message.size(), bytes_of(out), nullptr, digest_of(algorithm), nullptr) == 1);
    return out;
}

std::string hmac(Hash algorithm, std::string_view key, std::string_view message) {
    std::string out(length_of(algorithm), '\0');
    unsigned int size = 0;
    const auto* made = HMAC(digest_of(algorithm), key.data(), static_cast<int>(key.size()), bytes_of(message),
                            message.size(), bytes_of(out), &size);
    BACKLOT_ASSERT(made != nullptr && size == out.size());
    return out;
}

std::string random_bytes(std::size_t size) { return clock::Ids::real().bytes(size); }

}  // namespace backlot::kms
