// What GenerateMac and VerifyMac share.
//
// Source: KMS API Reference, GenerateMac, VerifyMac.
#pragma once

#include <algorithm>
#include <string>

#include "services/kms/cryptography.h"
#include "services/kms/material.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

template <class Input>
[[nodiscard]] Result<Access> mac_access(const Context& context, const Input& input, std::string_view action) {
    ConditionKeys more;
    add_key(more, "kms:MacAlgorithm", std::string(input.mac_algorithm));
    return cryptographic_access(context, input.key_id, action, input.grant_tokens, std::move(more));
}

// Fails with InvalidKeyUsageException.
template <class Input>
[[nodiscard]] Result<std::string> mac_of(const Context& context, const KeyRecord& key, const Input& input,
                                         std::string_view operation) {
    BACKLOT_CHECK(require_usage(key, "GENERATE_VERIFY_MAC", operation));
    const auto known = mac_algorithms(spec_of(key), key.usage);
    if (std::ranges::find(known, input.mac_algorithm) == known.end()) {
        return errors::wrong_algorithm(input.mac_algorithm, key.spec);
    }
    const auto algorithm = key.spec == "HMAC_224"   ? Hash::sha224
                           : key.spec == "HMAC_256" ? Hash::sha256
                           : key.spec == "HMAC_384" ? Hash::sha384
                                                    : Hash::sha512;
    BACKLOT_TRY(secret, secret_of(context, key, current_material(key)));
    return hmac(algorithm, secret, input.message.bytes);
}

}  // namespace backlot::kms
