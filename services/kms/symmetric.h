// HMAC and AES-256-GCM (base/aead.h): what symmetric keys do.
//
// Source: FIPS 198-1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/aead.h"
#include "services/kms/specs.h"

namespace backlot::kms {

using aead::nonce_bytes;
using aead::open;
using aead::seal;
using aead::tag_bytes;
inline constexpr std::size_t aes_key_bytes = aead::key_bytes;

[[nodiscard]] std::string hash(Hash algorithm, std::string_view message);
[[nodiscard]] std::string hmac(Hash algorithm, std::string_view key, std::string_view message);

// Bytes from the operating system, whatever the seed.
[[nodiscard]] std::string random_bytes(std::size_t size);

}  // namespace backlot::kms
