// GenerateDataKeyPair: a key pair for use outside of KMS, its private key in plain and sealed under a symmetric key.
//
// Fails with UnsupportedOperationException (SM2, ML-KEM), InvalidKeyUsageException, DisabledException,
// KMSInvalidStateException, NotFoundException, InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, GenerateDataKeyPair.
#include "services/kms/data_keys.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> generate_data_key_pair_access(const Context& context, const GenerateDataKeyPairInput& input) {
    return data_key_pair_access(context, input, "kms:GenerateDataKeyPair");
}

Result<GenerateDataKeyPairOutput> generate_data_key_pair(const Context& context, const GenerateDataKeyPairInput& input) {
    BACKLOT_CHECK(refuse_recipient(input));
    BACKLOT_TRY(made, make_data_key_pair(context, input, "GenerateDataKeyPair"));
    return GenerateDataKeyPairOutput{.private_key_ciphertext_blob = model::Blob{std::move(made.sealed)},
                                     .private_key_plaintext = model::Blob{std::move(made.plaintext)},
                                     .public_key = model::Blob{std::move(made.public_key)},
                                     .key_id = std::move(made.key_arn),
                                     .key_pair_spec = input.key_pair_spec,
                                     .key_material_id = std::move(made.material_id)};
}

}  // namespace backlot::kms
