// Certificates: X.509, read from PEM, checked against the private key that should belong to them, and made for oneself.
//
// Source: RFC 5280; RFC 7468 (PEM).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backlot {

struct Certificate {
    std::string der;
    std::string public_key;  // SubjectPublicKeyInfo, DER
    std::chrono::sys_seconds not_before{};
    std::chrono::sys_seconds not_after{};
};

[[nodiscard]] std::optional<Certificate> read_certificate(std::string_view der);
// Every certificate of a PEM text, in order; nothing where it holds none, or anything else than blanks between them.
[[nodiscard]] std::optional<std::vector<Certificate>> read_certificates(std::string_view pem);

// The public half of a private key in PEM, as SubjectPublicKeyInfo; nothing where it is none, or needs a password.
[[nodiscard]] std::optional<std::string> public_half(std::string_view private_key_pem);
// The same of a public key in PEM.
[[nodiscard]] std::optional<std::string> read_public_key(std::string_view pem);

struct CertificateFacts {
    std::string common_name;
    std::chrono::sys_seconds not_before{};
    std::chrono::sys_seconds not_after{};
};
// Of a private key (PKCS #8, DER), signed by itself; DER.
[[nodiscard]] std::string self_signed_certificate(std::string_view private_key, const CertificateFacts& facts);

// "-----BEGIN CERTIFICATE-----" and so on, in lines of 64 characters.
[[nodiscard]] std::string to_pem(std::string_view label, std::string_view der);

}  // namespace backlot
