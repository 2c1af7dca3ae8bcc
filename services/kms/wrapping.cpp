#include "services/kms/wrapping.h"

#include "services/kms/key_pair.h"
#include "services/kms/openssl.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

namespace {

using openssl::bytes_of;

std::optional<std::string> unwrap_padded(std::string_view key, std::string_view wrapped) {
    if (key.size() != aes_key_bytes || wrapped.size() < 16 || wrapped.size() % 8 != 0) return std::nullopt;
    const openssl::CipherContext context(EVP_CIPHER_CTX_new());
    EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    std::string out(wrapped.size() + 8, '\0');
    int size = 0;
    const bool done = EVP_DecryptInit_ex(context.get(), EVP_aes_256_wrap_pad(), nullptr, bytes_of(key), nullptr) == 1 &&
                      EVP_DecryptUpdate(context.get(), bytes_of(out), &size, bytes_of(wrapped),
                                        static_cast<int>(wrapped.size())) == 1;
    if (!done || size < 0) {
        ERR_clear_error();
        return std::nullopt;
    }
    out.resize(static_cast<std::size_t>(size));
    return out;
}

}  // namespace

bool can_wrap(std::string_view algorithm, const Spec& spec) {
    if (algorithm.starts_with("RSA_AES_KEY_WRAP_SHA_")) return spec.is_asymmetric();
    return algorithm.starts_with("RSAES_OAEP_SHA_") && spec.family != Family::rsa;
}

std::optional<std::string> unwrap(std::string_view wrapping_key, std::string_view algorithm, std::string_view wrapped) {
    const auto hash = algorithm.ends_with("SHA_1") ? Hash::sha1 : Hash::sha256;
    if (algorithm.starts_with("RSAES_OAEP")) return decrypt_oaep(wrapping_key, hash, wrapped);
    const auto key = openssl::read_private(wrapping_key);
    const auto first = key ? static_cast<std::size_t>(EVP_PKEY_get_size(key.get())) : 0;
    if (first == 0 || wrapped.size() <= first) return std::nullopt;
    const auto inner = decrypt_oaep(wrapping_key, hash, wrapped.substr(0, first));
    if (!inner) return std::nullopt;
    return unwrap_padded(*inner, wrapped.substr(first));
}

}  // namespace backlot::kms
