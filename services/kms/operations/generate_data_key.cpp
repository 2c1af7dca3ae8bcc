// GenerateDataKey: a random key for use outside of KMS, in plain and sealed under a symmetric key.
//
// Fails with ValidationException (neither or both of KeySpec and NumberOfBytes), InvalidKeyUsageException,
// DisabledException, KMSInvalidStateException, NotFoundException, InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, GenerateDataKey.
#include "services/kms/data_keys.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> generate_data_key_access(const Context& context, const GenerateDataKeyInput& input) {
    return cryptographic_access(context, input.key_id, "kms:GenerateDataKey", input.grant_tokens,
                                encryption_keys(input.encryption_context, symmetric_algorithm));
}

Result<GenerateDataKeyOutput> generate_data_key(const Context& context, const GenerateDataKeyInput& input) {
    BACKLOT_CHECK(refuse_recipient(input));
    BACKLOT_TRY(made, make_data_key(context, input, "GenerateDataKey"));
    return GenerateDataKeyOutput{.ciphertext_blob = model::Blob{std::move(made.sealed)},
                                 .plaintext = model::Blob{std::move(made.plaintext)},
                                 .key_id = std::move(made.key_arn),
                                 .key_material_id = std::move(made.material_id)};
}

}  // namespace backlot::kms
