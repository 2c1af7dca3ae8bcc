// Key pairs for SSH: made, read, and told by their fingerprints as Amazon EC2 tells them.
//
// Source: Amazon EC2 User Guide, "Verify the fingerprint of your key pair" (SHA-1 of the private key of an RSA pair that EC2 made, MD5 of
// the public key of one that was imported, SHA-256 for ED25519); RFC 4253 6.6, RFC 8709 (public keys); OpenSSH, PROTOCOL.key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backlot {

struct SshKeyPair {
    std::string private_key;  // PEM; empty: read
    std::string public_key;   // "ssh-rsa AAAA..."
    std::string fingerprint;
};

[[nodiscard]] SshKeyPair make_rsa_key_pair();  // of 2,048 bits
[[nodiscard]] SshKeyPair make_ed25519_key_pair();
// Of "ssh-rsa AAAA... comment" or "ssh-ed25519 ...", RSA of 1,024 to 4,096 bits; nothing for another text.
[[nodiscard]] std::optional<SshKeyPair> read_public_half(std::string_view line);

}  // namespace backlot
