// RSA public keys in the two forms people keep them in: a line of OpenSSH, and PEM.
//
// Source: RFC 4253, section 6.6 (ssh-rsa); RFC 4716; RFC 5280, SubjectPublicKeyInfo.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/signature.h"

namespace backlot {

// "ssh-rsa AAAAB3... comment", or "-----BEGIN PUBLIC KEY-----". Nothing for another kind of key.
[[nodiscard]] std::optional<RsaPublicKey> read_ssh_line(std::string_view text);
[[nodiscard]] std::optional<RsaPublicKey> read_rsa_pem(std::string_view text);

[[nodiscard]] std::string ssh_blob(const RsaPublicKey& key);  // what the line holds in base64
[[nodiscard]] std::string ssh_line(const RsaPublicKey& key);  // without a comment
[[nodiscard]] std::string rsa_pem(const RsaPublicKey& key);

[[nodiscard]] std::size_t bits_of(const RsaPublicKey& key);

}  // namespace backlot
