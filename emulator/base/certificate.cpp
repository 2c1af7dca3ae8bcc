#include "base/certificate.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

#include "base/assert.h"
#include "base/encoding.h"

namespace backlot {

namespace {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free>>;

constexpr std::string_view certificate_begin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view certificate_end = "-----END CERTIFICATE-----";
constexpr std::string_view blanks = " \t\r\n";

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Memory reading(std::string_view text) { return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

// Nobody is there to ask for a password.
int no_password(char*, int, int, void*) { return -1; }

std::chrono::sys_seconds seconds_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
    using namespace std::chrono;
    const auto day = year{parts.tm_year + 1900} / month{static_cast<unsigned>(parts.tm_mon + 1)} /
                     std::chrono::day{static_cast<unsigned>(parts.tm_mday)};
    return sys_days{day} + hours{parts.tm_hour} + minutes{parts.tm_min} + seconds{parts.tm_sec};
}

std::string encoded(const EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    if (size <= 0) return {};
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

std::optional<std::string> encoded_if(const Key& key) {
    if (!key) return std::nullopt;
    return encoded(key.get());
}

}  // namespace

std::optional<Certificate> read_certificate(std::string_view der) {
    const auto* at = raw(der);
    const X509Certificate read(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    const auto* key = read ? X509_get0_pubkey(read.get()) : nullptr;
    if (key == nullptr) return std::nullopt;
    return Certificate{.der = std::string(der),
                       .public_key = encoded(key),
                       .not_before = seconds_of(X509_get0_notBefore(read.get())),
                       .not_after = seconds_of(X509_get0_notAfter(read.get()))};
}

std::optional<std::vector<Certificate>> read_certificates(std::string_view pem) {
    std::vector<Certificate> all;
    for (;;) {
        const auto begin = pem.find_first_not_of(blanks);
        if (begin == pem.npos) break;
        pem.remove_prefix(begin);
        const auto end = pem.find(certificate_end);
        if (!pem.starts_with(certificate_begin) || end == pem.npos) return std::nullopt;
        std::string body;
        for (const char c : pem.substr(certificate_begin.size(), end - certificate_begin.size())) {
            if (blanks.find(c) == blanks.npos) body += c;
        }
        const auto der = from_base64(body);
        const auto one = der ? read_certificate(*der) : std::nullopt;
        if (!one) return std::nullopt;
        all.push_back(*one);
        pem.remove_prefix(end + certificate_end.size());
    }
    if (all.empty()) return std::nullopt;
    return all;
}

std::optional<std::string> public_half(std::string_view private_key_pem) {
    const auto memory = reading(private_key_pem);
    return encoded_if(Key(PEM_read_bio_PrivateKey(memory.get(), nullptr, no_password, nullptr)));
}

std::optional<std::string> read_public_key(std::string_view pem) {
    const auto memory = reading(pem);
    return encoded_if(Key(PEM_read_bio_PUBKEY(memory.get(), nullptr, no_password, nullptr)));
}

std::string self_signed_certificate(std::string_view private_key, const CertificateFacts& facts) {
    const auto* at = raw(private_key);
    const Key key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(private_key.size())));
    const X509Certificate made(X509_new());
    BACKLOT_ASSERT(key && made);
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    ASN1_TIME_set(X509_getm_notBefore(made.get()), facts.not_before.time_since_epoch().count());
    ASN1_TIME_set(X509_getm_notAfter(made.get()), facts.not_after.time_since_epoch().count());
    auto* name = X509_get_subject_name(made.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, raw(facts.common_name),
                               static_cast<int>(facts.common_name.size()), -1, 0);
    X509_set_issuer_name(made.get(), name);
    X509_set_pubkey(made.get(), key.get());
    BACKLOT_ASSERT(X509_sign(made.get(), key.get(), EVP_sha256()) > 0);
    unsigned char* der = nullptr;
    const int size = i2d_X509(made.get(), &der);
    BACKLOT_ASSERT(size > 0);
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

std::string to_pem(std::string_view label, std::string_view der) {
    constexpr std::size_t line_characters = 64;
    const auto text = base64(der);
    std::string pem = "-----BEGIN " + std::string(label) + "-----\n";
    for (std::size_t at = 0; at < text.size(); at += line_characters) pem += text.substr(at, line_characters) + "\n";
    return pem + "-----END " + std::string(label) + "-----\n";
}

}  // namespace backlot
