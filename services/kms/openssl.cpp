#include "services/kms/openssl.h"

#include "base/assert.h"

namespace backlot::kms::openssl {

Key read_private(std::string_view pkcs8) {
    const auto* at = bytes_of(pkcs8);
    const auto* end = at + pkcs8.size();
    using Info = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Free<PKCS8_PRIV_KEY_INFO_free>>;
    const Info info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(pkcs8.size())));
    Key key(info && at == end ? EVP_PKCS82PKEY(info.get()) : nullptr);
    if (!key) ERR_clear_error();
    return key;
}

Key read_public(std::string_view spki) {
    const auto* at = bytes_of(spki);
    const auto* end = at + spki.size();
    Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(spki.size())));
    if (key && at != end) key.reset();
    if (!key) ERR_clear_error();
    return key;
}

std::string write_private(EVP_PKEY* key) {
    using Info = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Free<PKCS8_PRIV_KEY_INFO_free>>;
    const Info info(EVP_PKEY2PKCS8(key));
    BACKLOT_ASSERT(info != nullptr);
    unsigned char* bytes = nullptr;
    const int size = i2d_PKCS8_PRIV_KEY_INFO(info.get(), &bytes);
    BACKLOT_ASSERT(size > 0);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_clear_free(bytes, static_cast<std::size_t>(size));
    return out;
}

std::string write_public(EVP_PKEY* key) {
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(key, &bytes);
    BACKLOT_ASSERT(size > 0);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return out;
}

}  // namespace backlot::kms::openssl
