// GenerateDataKeyPairWithoutPlaintext: a key pair for use outside of KMS, its private key sealed under a symmetric key alone.
//
// Fails with UnsupportedOperationException (SM2, ML-KEM), InvalidKeyUsageException, DisabledException,
// KMSInvalidStateException, NotFoundException, InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, GenerateDataKeyPairWithoutPlaintext.
#include "services/kms/data_keys.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> generate_data_key_pair_without_plaintext_access(const Context& context, const GenerateDataKeyPairWithoutPlaintextInput& input) {
    return data_key_pair_access(context, input, "kms:GenerateDataKeyPairWithoutPlaintext");
}

Result<GenerateDataKeyPairWithoutPlaintextOutput> generate_data_key_pair_without_plaintext(const Context& context, const GenerateDataKeyPairWithoutPlaintextInput& input) {
    BACKLOT_TRY(made, make_data_key_pair(context, input, "GenerateDataKeyPairWithoutPlaintext"));
    return GenerateDataKeyPairWithoutPlaintextOutput{.private_key_ciphertext_blob = model::Blob{std::move(made.sealed)},
                                     .public_key = model::Blob{std::move(made.public_key)},
                                     .key_id = std::move(made.key_arn),
                                     .key_pair_spec = input.key_pair_spec,
                                     .key_material_id = std::move(made.material_id)};
}

}  // namespace backlot::kms
