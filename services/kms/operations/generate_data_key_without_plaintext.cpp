// GenerateDataKeyWithoutPlaintext: a random key for use outside of KMS, sealed under a symmetric key alone.
//
// Fails with ValidationException (neither or both of KeySpec and NumberOfBytes), InvalidKeyUsageException,
// DisabledException, KMSInvalidStateException, NotFoundException, InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, GenerateDataKeyWithoutPlaintext.
#include "services/kms/data_keys.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> generate_data_key_without_plaintext_access(const Context& context, const GenerateDataKeyWithoutPlaintextInput& input) {
    return cryptographic_access(context, input.key_id, "kms:GenerateDataKeyWithoutPlaintext", input.grant_tokens,
                                encryption_keys(input.encryption_context, symmetric_algorithm));
}

Result<GenerateDataKeyWithoutPlaintextOutput> generate_data_key_without_plaintext(const Context& context, const GenerateDataKeyWithoutPlaintextInput& input) {
    BACKLOT_TRY(made, make_data_key(context, input, "GenerateDataKeyWithoutPlaintext"));
    return GenerateDataKeyWithoutPlaintextOutput{.ciphertext_blob = model::Blob{std::move(made.sealed)},
                                 .key_id = std::move(made.key_arn),
                                 .key_material_id = std::move(made.material_id)};
}

}  // namespace backlot::kms
