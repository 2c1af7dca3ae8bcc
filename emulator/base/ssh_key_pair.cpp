#include "base/ssh_key_pair.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <memory>
#include <sstream>

#include "base/assert.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "base/ssh_key.h"

namespace backlot {

namespace {

constexpr unsigned rsa_bits = 2048;
constexpr std::size_t ed25519_bytes = 32;
constexpr std::size_t least_rsa_bits = 1024;
constexpr std::size_t most_rsa_bits = 4096;

template <auto release>
struct Release {
    template <class Thing>
    void operator()(Thing* thing) const { release(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;

// A length of four bytes, and the bytes. Source: RFC 4251 5.
std::string counted(std::string_view bytes) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>((bytes.size() >> static_cast<unsigned>(shift)) & 0xFFU);
    return text.append(bytes);
}

std::string number_of(const EVP_PKEY* key, const char* name) {
    BIGNUM* found = nullptr;
    BACKLOT_ASSERT(EVP_PKEY_get_bn_param(key, name, &found) == 1);
    const Number number(found);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(found)), '\0');
    BN_bn2bin(found, reinterpret_cast<unsigned char*>(bytes.data()));
    return bytes;
}

std::string with_colons(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) text += (text.empty() ? "" : ":") + hex(std::string_view(&byte, 1));
    return text;
}

std::string private_der(EVP_PKEY* key) {
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, Release<PKCS8_PRIV_KEY_INFO_free>> info(EVP_PKEY2PKCS8(key));
    unsigned char* bytes = nullptr;
    const int size = i2d_PKCS8_PRIV_KEY_INFO(info.get(), &bytes);
    BACKLOT_ASSERT(size > 0);
    std::string text(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return text;
}

// SubjectPublicKeyInfo: what stands between the lines of the PEM.
std::string public_der(const RsaPublicKey& key) {
    std::string body;
    std::istringstream lines(rsa_pem(key));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("-----")) body += line;
    }
    return *from_base64(body);
}

std::string public_line(std::string_view kind, std::string_view blob) { return std::string(kind) + " " + base64(blob); }

std::string ed25519_fingerprint(std::string_view blob) { return base64(sha256(blob)); }

}  // namespace

SshKeyPair make_rsa_key_pair() {
    const Key key(EVP_RSA_gen(rsa_bits));
    BACKLOT_ASSERT(key != nullptr);
    const std::unique_ptr<BIO, Release<BIO_free_all>> text(BIO_new(BIO_s_mem()));
    BACKLOT_ASSERT(PEM_write_bio_PrivateKey_traditional(text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(text.get(), &bytes);
    const RsaPublicKey half{.modulus = number_of(key.get(), OSSL_PKEY_PARAM_RSA_N), .exponent = number_of(key.get(), OSSL_PKEY_PARAM_RSA_E)};
    return {.private_key = std::string(bytes, static_cast<std::size_t>(size)), .public_key = ssh_line(half),
            .fingerprint = with_colons(digest(Algorithm::sha1, private_der(key.get())))};
}

SshKeyPair make_ed25519_key_pair() {
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    BACKLOT_ASSERT(key != nullptr);
    std::string seed(ed25519_bytes, '\0');
    std::string point(ed25519_bytes, '\0');
    std::size_t size = ed25519_bytes;
    BACKLOT_ASSERT(EVP_PKEY_get_raw_private_key(key.get(), reinterpret_cast<unsigned char*>(seed.data()), &size) == 1);
    BACKLOT_ASSERT(EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(point.data()), &size) == 1);
    const auto blob = counted("ssh-ed25519") + counted(point);
    std::string check(4, '\0');  // the same twice: whether it was decrypted rightly
    BACKLOT_ASSERT(RAND_bytes(reinterpret_cast<unsigned char*>(check.data()), 4) == 1);
    auto secret = check + check + counted("ssh-ed25519") + counted(point) + counted(seed + point) + counted("");
    for (char pad = 1; secret.size() % 8 != 0; ++pad) secret += pad;
    const auto whole = std::string("openssh-key-v1\0", 15) + counted("none") + counted("none") + counted("") + std::string("\0\0\0\1", 4) + counted(blob) + counted(secret);
    const auto body = base64(whole);
    constexpr std::size_t line = 70;
    std::string pem = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
    for (std::size_t at = 0; at < body.size(); at += line) pem += body.substr(at, line) + "\n";
    pem += "-----END OPENSSH PRIVATE KEY-----\n";
    return {.private_key = std::move(pem), .public_key = public_line("ssh-ed25519", blob), .fingerprint = ed25519_fingerprint(blob)};
}

std::optional<SshKeyPair> read_public_half(std::string_view line) {
    constexpr std::string_view ed25519 = "ssh-ed25519 ";
    if (const auto rsa = read_ssh_line(line)) {
        if (bits_of(*rsa) < least_rsa_bits || bits_of(*rsa) > most_rsa_bits) return std::nullopt;
        return SshKeyPair{.private_key = {}, .public_key = ssh_line(*rsa), .fingerprint = with_colons(digest(Algorithm::md5, public_der(*rsa)))};
    }
    line = trim(line);
    if (!line.starts_with(ed25519)) return std::nullopt;
    line.remove_prefix(ed25519.size());
    const auto blob = from_base64(line.substr(0, line.find(' ')));
    const auto before = counted("ssh-ed25519") + std::string("\0\0\0\x20", 4);
    if (!blob || !blob->starts_with(before) || blob->size() != before.size() + ed25519_bytes) return std::nullopt;
    return SshKeyPair{.private_key = {}, .public_key = public_line("ssh-ed25519", *blob), .fingerprint = ed25519_fingerprint(*blob)};
}

}  // namespace backlot
