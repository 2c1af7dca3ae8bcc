// What Sign and Verify share.
//
// Source: KMS API Reference, Sign, Verify.
#pragma once

#include <string>

#include "services/kms/cryptography.h"
#include "services/kms/key_pair.h"
#include "services/kms/material.h"

namespace backlot::kms {

template <class Input>
[[nodiscard]] Result<Access> signing_access(const Context& context, const Input& input, std::string_view action) {
    ConditionKeys more;
    add_key(more, "kms:SigningAlgorithm", std::string(input.signing_algorithm));
    add_key(more, "kms:MessageType", input.message_type.value_or("RAW"));
    return cryptographic_access(context, input.key_id, action, input.grant_tokens, std::move(more));
}

// Whether a key takes the algorithm, and the algorithm the message. Fails with InvalidKeyUsageException and
// ValidationException.
[[nodiscard]] Result<const SigningAlgorithm*> check_message(const KeyRecord& key, std::string_view algorithm,
                                                            std::string_view message_type, std::size_t message_bytes,
                                                            std::string_view operation);

}  // namespace backlot::kms
