#include "services/s3/checksums.h"

#include <array>

#include "base/encoding.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

namespace {

struct Known {
    std::string_view name;
    std::optional<Algorithm> algorithm;
    std::size_t size;
};

constexpr std::array known{
    Known{"CRC32", Algorithm::crc32, 4},          Known{"CRC32C", Algorithm::crc32c, 4},
    Known{"CRC64NVME", Algorithm::crc64nvme, 8},  Known{"SHA1", Algorithm::sha1, 20},
    Known{"SHA256", Algorithm::sha256, 32},       Known{"SHA512", Algorithm::sha512, 64},
    Known{"MD5", Algorithm::md5, 16},             Known{"XXHASH64", std::nullopt, 8},
    Known{"XXHASH3", std::nullopt, 8},            Known{"XXHASH128", std::nullopt, 16},
};

const Known* find_known(std::string_view name) {
    for (const auto& one : known) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

Result<std::string> digest_of_payload(const kernel::Context& context, const model::Payload& payload,
                                      std::string_view name, Algorithm algorithm) {
    if (const auto found = payload.digests.find(std::string(name)); found != payload.digests.end()) return found->second;
    Bytes bytes;
    if (payload.blob.empty()) return digest(algorithm, payload.bytes);
    bytes.extents.push_back({.blob = payload.blob, .offset = 0, .size = payload.size});
    return digest_of(context, bytes, algorithm);
}

// Linear maps over GF(2) on the bits of a CRC, reflected. Source: M. Adler, crc32_combine of zlib, the idea of it.
using Matrix = std::array<std::uint64_t, 64>;

std::uint64_t times(const Matrix& matrix, std::uint64_t vector) {
    std::uint64_t sum = 0;
    for (std::size_t bit = 0; vector != 0; ++bit, vector >>= 1) {
        if (vector & 1) sum ^= matrix[bit];
    }
    return sum;
}

Matrix squared(const Matrix& matrix) {
    Matrix square{};
    for (std::size_t bit = 0; bit < square.size(); ++bit) square[bit] = times(matrix, matrix[bit]);
    return square;
}

std::uint64_t number_of(std::string_view raw) {
    std::uint64_t value = 0;
    for (const char c : raw) value = (value << 8) | static_cast<unsigned char>(c);
    return value;
}

}  // namespace

std::optional<Algorithm> algorithm_of(std::string_view name) {
    const auto* found = find_known(name);
    return found == nullptr ? std::nullopt : found->algorithm;
}

bool is_known_algorithm(std::string_view name) { return find_known(name) != nullptr; }

bool is_linear(std::string_view name) { return name.starts_with("CRC"); }

Result<BodyDigests> verify_body(const kernel::Context& context, const model::Payload& payload,
                                const std::optional<std::string>& content_md5, const Checksums& sent,
                                std::string_view wanted) {
    BodyDigests result;
    BACKLOT_TRY(md5, digest_of_payload(context, payload, "MD5", Algorithm::md5));
    result.md5 = md5;
    if (const auto found = payload.digests.find("CRC64NVME"); found != payload.digests.end()) {
        result.crc64nvme = found->second;
    } else if (payload.blob.empty()) {
        result.crc64nvme = digest(Algorithm::crc64nvme, payload.bytes);
    }
    if (content_md5) {
        const auto expected = from_base64(*content_md5);
        if (!expected || expected->size() != 16) return errors::invalid_digest(*content_md5);
        if (*expected != md5) return errors::bad_digest(*content_md5, base64(md5));
    }
    if (sent.size() > 1) {
        return errors::invalid_request(
            "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
    }
    for (const auto& [name, value] : sent) {
        const auto* one = find_known(name);
        const auto expected = from_base64(value);
        if (!expected || expected->size() != one->size) {
            return errors::invalid_request("Value for x-amz-checksum-" + to_lower(name) + " header is invalid.");
        }
        if (!one->algorithm) return errors::not_built("backlot does not compute " + name + " checksums yet.");
        BACKLOT_TRY(calculated, digest_of_payload(context, payload, name, *one->algorithm));
        if (calculated != *expected) return errors::bad_checksum(name);
        result.checksums[name] = value;
    }
    if (!sent.empty()) return result;
    const std::string name(wanted.empty() ? "CRC64NVME" : wanted);
    const auto* one = find_known(name);
    if (one == nullptr) {
        return errors::invalid_request("Checksum algorithm provided is unsupported. Please try again with any of the "
                                       "valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }
    if (!one->algorithm) return errors::not_built("backlot does not compute " + name + " checksums yet.");
    BACKLOT_TRY(calculated, digest_of_payload(context, payload, name, *one->algorithm));
    result.checksums[name] = base64(calculated);
    return result;
}

Result<std::string> digest_of(const kernel::Context& context, const Bytes& bytes, Algorithm algorithm) {
    Digest running(algorithm);
    BACKLOT_CHECK(each_piece(context, bytes, [&](std::string_view piece) { running.update(piece); }));
    return running.finish();
}

std::string join_crc(std::string_view name, std::string_view first, std::string_view second,
                     std::uint64_t second_size) {
    const std::size_t bits = name == "CRC64NVME" ? 64 : 32;
    const std::uint64_t polynomial = name == "CRC32"    ? 0xEDB88320ull
                                     : name == "CRC32C" ? 0x82F63B78ull
                                                        : 0x9A6C9329AC4BC9B5ull;
    Matrix step{};  // one bit of zero
    step[0] = polynomial;
    for (std::size_t bit = 1; bit < bits; ++bit) step[bit] = 1ull << (bit - 1);
    for (int i = 0; i < 3; ++i) step = squared(step);  // one byte
    std::uint64_t value = number_of(first);
    for (auto size = second_size; size != 0; size >>= 1) {
        if (size & 1) value = times(step, value);
        step = squared(step);
    }
    value ^= number_of(second);
    std::string raw(bits / 8, '\0');
    for (std::size_t i = raw.size(); i > 0; --i, value >>= 8) raw[i - 1] = static_cast<char>(value & 0xFF);
    return raw;
}

}  // namespace backlot::s3
