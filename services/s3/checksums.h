// Checksums of objects: what clients send, what is stored, what is answered.
//
// Stored by AWS's name of the algorithm ("SHA256"), in base64; a composite one ends in "-N".
//
// Source: S3 User Guide, "Checking object integrity for data uploads in Amazon S3".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/error.h"
#include "kernel/context.h"
#include "model/payload.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

using Checksums = std::map<std::string, std::string>;

// "SHA256" -> the algorithm; nothing where backlot cannot compute it (the XXHASH family) or there is none.
[[nodiscard]] std::optional<Algorithm> algorithm_of(std::string_view name);
[[nodiscard]] bool is_known_algorithm(std::string_view name);
// Whether checksums of parts can be joined into one of the whole: the CRCs.
[[nodiscard]] bool is_linear(std::string_view name);

// The members Checksum* of a shape, both ways.
template <class Shape>
[[nodiscard]] Checksums checksums_in(const Shape& shape) {
    Checksums found;
    const auto take = [&](const char* name, const std::optional<std::string>& value) {
        if (value) found[name] = *value;
    };
    take("CRC32", shape.checksum_crc32);
    take("CRC32C", shape.checksum_crc32c);
    take("CRC64NVME", shape.checksum_crc64nvme);
    take("SHA1", shape.checksum_sha1);
    take("SHA256", shape.checksum_sha256);
    take("SHA512", shape.checksum_sha512);
    take("MD5", shape.checksum_md5);
    take("XXHASH64", shape.checksum_xxhash64);
    take("XXHASH3", shape.checksum_xxhash3);
    take("XXHASH128", shape.checksum_xxhash128);
    return found;
}

template <class Shape>
void give_checksums(Shape& shape, const Checksums& checksums) {
    const auto give = [&](const char* name, std::optional<std::string>& value) {
        if (const auto found = checksums.find(name); found != checksums.end()) value = found->second;
    };
    give("CRC32", shape.checksum_crc32);
    give("CRC32C", shape.checksum_crc32c);
    give("CRC64NVME", shape.checksum_crc64nvme);
    give("SHA1", shape.checksum_sha1);
    give("SHA256", shape.checksum_sha256);
    give("SHA512", shape.checksum_sha512);
    give("MD5", shape.checksum_md5);
}

// One of a body, verified. `wanted` is an algorithm to compute when the client sent no value; empty: CRC64NVME, which
// S3 computes for every object.
struct BodyDigests {
    std::string md5;  // raw
    Checksums checksums;
    std::string crc64nvme;  // raw, where it is known without reading a blob: the gateway tells it
};
// Fails with BadDigest, InvalidDigest, InvalidRequest, NotImplemented (XXHASH).
[[nodiscard]] Result<BodyDigests> verify_body(const kernel::Context& context, const model::Payload& payload,
                                              const std::optional<std::string>& content_md5, const Checksums& sent,
                                              std::string_view wanted);
// Of bytes already stored. Reads them through.
[[nodiscard]] Result<std::string> digest_of(const kernel::Context& context, const Bytes& bytes, Algorithm algorithm);

// The CRC of two runs of bytes after one another, from the CRC of each; raw, big-endian.
[[nodiscard]] std::string join_crc(std::string_view name, std::string_view first, std::string_view second,
                                   std::uint64_t second_size);

}  // namespace backlot::s3
