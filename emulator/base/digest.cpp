#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <bit>
#include <cstring>
#include <initializer_list>

#include "base/assert.h"
#include "base/encoding.h"

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace backlot {

namespace {

// Tables for eight bytes at a time ("slicing by eight"), for a reflected polynomial.
template <class Word, Word polynomial>
constexpr auto make_tables() {
    std::array<std::array<Word, 256>, 8> tables{};
    for (std::size_t i = 0; i < 256; ++i) {
        Word crc = static_cast<Word>(i);
        for (int bit = 0; bit < 8; ++bit) crc = static_cast<Word>((crc >> 1) ^ ((crc & 1) ? polynomial : 0));
        tables[0][i] = crc;
    }
    for (std::size_t t = 1; t < 8; ++t) {
        for (std::size_t i = 0; i < 256; ++i) {
            const Word before = tables[t - 1][i];
            tables[t][i] = static_cast<Word>((before >> 8) ^ tables[0][before & 0xff]);
        }
    }
    return tables;
}

constexpr auto crc32_tables = make_tables<std::uint32_t, 0xEDB88320u>();
constexpr auto crc32c_tables = make_tables<std::uint32_t, 0x82F63B78u>();
constexpr auto crc64nvme_tables = make_tables<std::uint64_t, 0x9A6C9329AC4BC9B5u>();

template <class Word>
Word run_tables(const std::array<std::array<Word, 256>, 8>& tables, Word crc, std::string_view bytes) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t left = bytes.size();
    while (left >= 8) {
        std::uint64_t chunk;
        std::memcpy(&chunk, at, 8);
        chunk ^= static_cast<std::uint64_t>(crc);
        Word next = 0;
        for (std::size_t i = 0; i < 8; ++i) next ^= tables[7 - i][(chunk >> (8 * i)) & 0xff];
        crc = next;
        at += 8;
        left -= 8;
    }
    while (left-- > 0) crc = static_cast<Word>((crc >> 8) ^ tables[0][(crc ^ *at++) & 0xff]);
    return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t crc32c_hardware(std::uint32_t crc, std::string_view bytes) {
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t wide = crc;
    while (left >= 8) {
        std::uint64_t chunk;
        std::memcpy(&chunk, at, 8);
        wide = _mm_crc32_u64(wide, chunk);
        at += 8;
        left -= 8;
    }
    crc = static_cast<std::uint32_t>(wide);
    while (left-- > 0) crc = _mm_crc32_u8(crc, static_cast<unsigned char>(*at++));
    return crc;
}
#endif

std::uint32_t crc32c_raw(std::uint32_t crc, std::string_view bytes) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2")) return crc32c_hardware(crc, bytes);
#endif
    return run_tables(crc32c_tables, crc, bytes);
}

template <class Word>
std::string big_endian(Word value) {
    std::string bytes(sizeof value, '\0');
    for (std::size_t i = sizeof value; i-- > 0; value = static_cast<Word>(value >> 8)) {
        bytes[i] = static_cast<char>(value & 0xff);
    }
    return bytes;
}

// A method found in OpenSSL's providers once: looking it up costs more than hashing a short text.
struct Method {
    explicit Method(const char* name) : found(EVP_MD_fetch(nullptr, name, nullptr)) { BACKLOT_ASSERT(found != nullptr); }
    ~Method() { EVP_MD_free(found); }
    Method(const Method&) = delete;
    Method& operator=(const Method&) = delete;
    EVP_MD* found;
};

// A thread's own context, used again for one text after another.
EVP_MD_CTX* scratch_context() {
    struct Scratch {
        Scratch() : context(EVP_MD_CTX_new()) { BACKLOT_ASSERT(context != nullptr); }
        ~Scratch() { EVP_MD_CTX_free(context); }
        Scratch(const Scratch&) = delete;
        Scratch& operator=(const Scratch&) = delete;
        EVP_MD_CTX* context;
    };
    thread_local const Scratch scratch;
    return scratch.context;
}

const EVP_MD* method_of(Algorithm algorithm) {
    static const Method md5("MD5");
    static const Method sha1("SHA1");
    static const Method sha256("SHA256");
    static const Method sha512("SHA512");
    switch (algorithm) {
        case Algorithm::md5: return md5.found;
        case Algorithm::sha1: return sha1.found;
        case Algorithm::sha256: return sha256.found;
        case Algorithm::sha512: return sha512.found;
        default: return nullptr;
    }
}

std::string hash_of(const EVP_MD* method, std::initializer_list<std::string_view> pieces) {
    auto* context = scratch_context();
    BACKLOT_ASSERT(EVP_DigestInit_ex2(context, method, nullptr) == 1);
    for (const auto piece : pieces) BACKLOT_ASSERT(EVP_DigestUpdate(context, piece.data(), piece.size()) == 1);
    std::array<unsigned char, EVP_MAX_MD_SIZE> out;
    unsigned int size = 0;
    BACKLOT_ASSERT(EVP_DigestFinal_ex(context, out.data(), &size) == 1);
    return {reinterpret_cast<const char*>(out.data()), size};
}

// HMAC of RFC 2104 over OpenSSL's digests, whose blocks are 64 bytes (SHA-1, SHA-256).
std::string hmac(const EVP_MD* method, std::string_view key, std::string_view bytes) {
    constexpr std::size_t block = 64;
    std::string shortened;
    if (key.size() > block) key = shortened = hash_of(method, {key});
    std::array<char, block> inner;
    std::array<char, block> outer;
    for (std::size_t i = 0; i < block; ++i) {
        const char c = i < key.size() ? key[i] : '\0';
        inner[i] = static_cast<char>(c ^ 0x36);
        outer[i] = static_cast<char>(c ^ 0x5c);
    }
    const auto within = hash_of(method, {{inner.data(), block}, bytes});
    auto whole = hash_of(method, {{outer.data(), block}, within});
    OPENSSL_cleanse(inner.data(), block);
    OPENSSL_cleanse(outer.data(), block);
    return whole;
}

}  // namespace

struct Digest::State {
    Algorithm algorithm;
    EVP_MD_CTX* context = nullptr;
    std::uint64_t crc = ~std::uint64_t{0};

    explicit State(Algorithm a) : algorithm(a) {
        if (const EVP_MD* method = method_of(a)) {
            context = EVP_MD_CTX_new();
            BACKLOT_ASSERT(context != nullptr && EVP_DigestInit_ex(context, method, nullptr) == 1);
        }
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Digest::Digest(Algorithm algorithm) : state_(std::make_unique<State>(algorithm)) {}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::update(std::string_view bytes) {
    auto& s = *state_;
    const auto low = static_cast<std::uint32_t>(s.crc);
    switch (s.algorithm) {
        case Algorithm::crc32: s.crc = run_tables(crc32_tables, low, bytes); break;
        case Algorithm::crc32c: s.crc = crc32c_raw(low, bytes); break;
        case Algorithm::crc64nvme: s.crc = run_tables(crc64nvme_tables, s.crc, bytes); break;
        default: EVP_DigestUpdate(s.context, bytes.data(), bytes.size());
    }
}

std::string Digest::finish() {
    auto& s = *state_;
    switch (s.algorithm) {
        case Algorithm::crc32:
        case Algorithm::crc32c: return big_endian(static_cast<std::uint32_t>(~s.crc));
        case Algorithm::crc64nvme: return big_endian(~s.crc);
        default: break;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> out;
    unsigned int size = 0;
    BACKLOT_ASSERT(EVP_DigestFinal_ex(s.context, out.data(), &size) == 1);
    return {reinterpret_cast<const char*>(out.data()), size};
}

std::string digest(Algorithm algorithm, std::string_view bytes) {
    if (const auto* method = method_of(algorithm)) return hash_of(method, {bytes});
    Digest whole(algorithm);
    whole.update(bytes);
    return whole.finish();
}

std::string sha256(std::string_view bytes) { return digest(Algorithm::sha256, bytes); }
std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }
std::string hmac_sha256(std::string_view key, std::string_view bytes) { return hmac(method_of(Algorithm::sha256), key, bytes); }
std::string hmac_sha1(std::string_view key, std::string_view bytes) { return hmac(method_of(Algorithm::sha1), key, bytes); }

std::uint32_t crc32c(std::string_view bytes, std::uint32_t previous) { return ~crc32c_raw(~previous, bytes); }

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace backlot
