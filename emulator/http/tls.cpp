#include "http/tls.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace backlot::http {
namespace {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;

std::unexpected<Error> failed(const std::string& what) {
    char text[256] = {};
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    return fail("TlsError", what + ": " + text);
}

bool is_ip(const std::string& name) {
    unsigned char bytes[16];
    return ::inet_pton(AF_INET, name.c_str(), bytes) == 1 || ::inet_pton(AF_INET6, name.c_str(), bytes) == 1;
}

bool add_extension(X509* certificate, int id, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

std::string text_of(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string read_all(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Written beside and renamed, so that a crash leaves the old file or none.
Result<> write_all(const std::filesystem::path& path, std::string_view text, mode_t mode) {
    const auto beside = path.string() + ".new";
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    const bool written = descriptor >= 0 && ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (descriptor >= 0) ::close(descriptor);
    if (!written || ::rename(beside.c_str(), path.c_str()) != 0)
        return fail("TlsError", "Cannot write " + path.string() + ": " + std::strerror(errno));
    return {};
}

}  // namespace

Result<TlsIdentity> make_self_signed(const std::vector<std::string>& names) {
    const Key key(EVP_EC_gen("P-256"));
    if (!key) return failed("Cannot make a key");
    const Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1 | 1);
    constexpr long day = 24 * 60 * 60;
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 397 * day);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    const std::string common = names.empty() ? "localhost" : names.front();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(common.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);

    std::string alternatives;
    for (const auto& each : names.empty() ? std::vector<std::string>{common} : names)
        alternatives += (alternatives.empty() ? "" : ",") + std::string(is_ip(each) ? "IP:" : "DNS:") + each;
    if (!add_extension(certificate.get(), NID_subject_alt_name, alternatives) ||
        !add_extension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE") ||
        !add_extension(certificate.get(), NID_ext_key_usage, "serverAuth"))
        return failed("Cannot name the certificate " + alternatives);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) return failed("Cannot sign the certificate");

    const Memory certificate_text(BIO_new(BIO_s_mem()));
    const Memory key_text(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificate_text.get(), certificate.get()) != 1 ||
        PEM_write_bio_PKCS8PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed("Cannot write the certificate");
    return TlsIdentity{text_of(certificate_text.get()), text_of(key_text.get())};
}

Result<TlsIdentity> load_or_make_identity(const std::string& folder, const std::vector<std::string>& names) {
    const std::filesystem::path certificate = std::filesystem::path(folder) / "server.crt";
    const std::filesystem::path key = std::filesystem::path(folder) / "server.key";
    std::error_code ignored;
    if (std::filesystem::exists(certificate, ignored) && std::filesystem::exists(key, ignored))
        return TlsIdentity{read_all(certificate), read_all(key)};
    BACKLOT_TRY(made, make_self_signed(names));
    std::filesystem::create_directories(folder, ignored);
    BACKLOT_CHECK(write_all(key, made.private_key_pem, 0600));
    BACKLOT_CHECK(write_all(certificate, made.certificate_pem, 0644));
    return made;
}

}  // namespace backlot::http
