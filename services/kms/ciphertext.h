// Ciphertext blobs of symmetric keys, in a format of our own.
//
//     1 byte    0x01: the format
//     12 bytes  account of the key, digits
//     1 byte    length of the key id, then the key id
//     4 bytes   which of the key's materials, big-endian: a rotated key still opens what it once sealed
//     12 bytes  nonce
//     the rest  AES-256-GCM, its tag of 16 bytes last
//
// Associated data: all that comes before the nonce, then the encryption context in its canonical form: the number of
// pairs, and for each, sorted by the bytes of its key, the length and bytes of the key and of the value; numbers of four
// bytes, big-endian. No region: related multi-Region keys open each other's blobs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace backlot::kms {

using EncryptionContext = std::map<std::string, std::string>;

struct Ciphertext {
    std::string account;
    std::string key_id;
    std::uint32_t material = 0;
    std::string nonce = {};
    std::string sealed = {};
};

[[nodiscard]] std::string canonical_form(const EncryptionContext& context);

// `where` says whose material seals; its nonce and bytes are made here.
[[nodiscard]] std::string make_blob(Ciphertext where, std::string_view secret, const EncryptionContext& context,
                                    std::string_view plaintext);
// Nothing where the bytes have another form.
[[nodiscard]] std::optional<Ciphertext> read_blob(std::string_view blob);
[[nodiscard]] std::optional<std::string> open_blob(const Ciphertext& ciphertext, std::string_view secret,
                                                   const EncryptionContext& context);

}  // namespace backlot::kms
