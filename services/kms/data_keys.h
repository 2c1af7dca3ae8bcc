// Data keys and data key pairs: what the four GenerateDataKey operations share.
//
// Source: KMS API Reference, GenerateDataKey, GenerateDataKeyPair.
#pragma once

#include <optional>
#include <string>

#include "services/kms/cryptography.h"
#include "services/kms/key_pair.h"
#include "services/kms/key_use.h"
#include "services/kms/material.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

struct DataKey {
    std::string plaintext;
    std::string sealed;
    std::string key_arn;
    std::string material_id;
    std::string public_key = {};  // of a pair
};

template <class Input>
[[nodiscard]] Result<DataKey> make_data_key(const Context& context, const Input& input, std::string_view operation) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:" + std::string(operation)));
    BACKLOT_CHECK(require_symmetric(target.key, operation));
    if (input.key_spec.has_value() == input.number_of_bytes.has_value()) {
        return errors::validation("Please specify either number of bytes or key spec.");
    }
    BACKLOT_CHECK(stop_dry_run(input));
    std::size_t size = 0;
    if (input.number_of_bytes) size = static_cast<std::size_t>(*input.number_of_bytes);
    else size = *input.key_spec == "AES_256" ? 32 : 16;
    DataKey out{.plaintext = random_bytes(size), .sealed = {}, .key_arn = arn_of(target.key),
                .material_id = current_material_id(target.key)};
    BACKLOT_TRY(sealed, seal_under(context, target.key, input.encryption_context, out.plaintext));
    out.sealed = std::move(sealed);
    keep_use(context, target.key, operation);
    return out;
}

template <class Input>
[[nodiscard]] Result<Access> data_key_pair_access(const Context& context, const Input& input, std::string_view action) {
    auto more = encryption_keys(input.encryption_context, symmetric_algorithm);
    add_key(more, "kms:DataKeyPairSpec", std::string(input.key_pair_spec));
    return cryptographic_access(context, input.key_id, action, input.grant_tokens, std::move(more));
}

template <class Input>
[[nodiscard]] Result<DataKey> make_data_key_pair(const Context& context, const Input& input, std::string_view operation) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:" + std::string(operation)));
    BACKLOT_CHECK(require_symmetric(target.key, operation));
    const auto* spec = find_spec(input.key_pair_spec);
    if (spec == nullptr || !spec->is_asymmetric()) {
        return errors::unsupported("backlot does not make key pairs of the spec " + input.key_pair_spec + ".");
    }
    BACKLOT_CHECK(stop_dry_run(input));
    DataKey out{.plaintext = make_private_key(*spec), .sealed = {}, .key_arn = arn_of(target.key),
                .material_id = current_material_id(target.key)};
    out.public_key = public_key_of(out.plaintext);
    BACKLOT_TRY(sealed, seal_under(context, target.key, input.encryption_context, out.plaintext));
    out.sealed = std::move(sealed);
    keep_use(context, target.key, operation);
    return out;
}

}  // namespace backlot::kms
