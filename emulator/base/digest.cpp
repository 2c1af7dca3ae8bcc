#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <bit>
#include <cstring>

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

const EVP_MD* method_of(Algorithm algorithm) {
    switch (algorithm) {
        case Algorithm::md5: return EVP_md5();
        case Algorithm::sha1: return EVP_sha1();
        case Algorithm::sha256: return EVP_sha256();
        case Algorithm::sha512: return EVP_sha512();
        default: return nullptr;
    }
}

std::string hmac(const EVP_MD* method, std::string_view key, std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out;
    unsigned int size = 0;
    const auto* done = HMAC(method, key.data(), static_cast<int>(key.size()),
                            reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), out.data(), &size);
    BACKLOT_ASSERT(done != nullptr);
    return {reinterpret_cast<const char*>(out.data()), size};
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
    Digest whole(algorithm);
    whole.update(bytes);
    return whole.finish();
}

std::string sha256(std::string_view bytes) { return digest(Algorithm::sha256, bytes); }
std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }
std::string hmac_sha256(std::string_view key, std::string_view bytes) { return hmac(EVP_sha256(), key, bytes); }
std::string hmac_sha1(std::string_view key, std::string_view bytes) { return hmac(EVP_sha1(), key, bytes); }

std::uint32_t crc32c(std::string_view bytes, std::uint32_t previous) { return ~crc32c_raw(~previous, bytes); }

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace backlot
