// Digests and checksums, whole or piece by piece. Results are raw bytes; base/encoding.h makes them text.
//
// Source: FIPS 180-4, RFC 2104, RFC 3720 (CRC32C), "Checking object integrity" in the Amazon S3 User Guide (CRC64NVME).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace backlot {

enum class Algorithm { md5, sha1, sha256, sha512, crc32, crc32c, crc64nvme };

// A digest under way. Not thread-safe. `finish` may be called once.
class Digest {
  public:
    explicit Digest(Algorithm algorithm);
    ~Digest();
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;

    void update(std::string_view bytes);
    [[nodiscard]] std::string finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string digest(Algorithm algorithm, std::string_view bytes);
[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view bytes);
[[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view bytes);

// The CRC32C (Castagnoli) of `bytes`, continuing from `previous`.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes, std::uint32_t previous = 0);

// Compares in time that depends on the lengths alone.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace backlot
