#include "base/aead.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

#include "base/assert.h"

namespace backlot::aead {

namespace {

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string seal(std::string_view key, std::string_view nonce, std::string_view associated, std::string_view plaintext) {
    BACKLOT_ASSERT(key.size() == key_bytes && nonce.size() == nonce_bytes);
    const CipherContext context(EVP_CIPHER_CTX_new());
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
    BACKLOT_ASSERT(key.size() == key_bytes && nonce.size() == nonce_bytes);
    if (sealed.size() < tag_bytes) return std::nullopt;
    const auto body = sealed.substr(0, sealed.size() - tag_bytes);
    std::string tag(sealed.substr(body.size()));
    const CipherContext context(EVP_CIPHER_CTX_new());
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

}  // namespace backlot::aead
