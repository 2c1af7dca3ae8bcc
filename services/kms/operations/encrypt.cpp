// Encrypt: seals up to 4 KB under a symmetric or RSA key.
//
// Fails with InvalidKeyUsageException, ValidationException, DisabledException, KMSInvalidStateException, NotFoundException,
// InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, Encrypt.
#include "services/kms/cryptography.h"
#include "services/kms/key_use.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> encrypt_access(const Context& context, const EncryptInput& input) {
    const auto algorithm = input.encryption_algorithm.value_or(std::string(symmetric_algorithm));
    return cryptographic_access(context, input.key_id, "kms:Encrypt", input.grant_tokens,
                                encryption_keys(input.encryption_context, algorithm));
}

Result<EncryptOutput> encrypt(const Context& context, const EncryptInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:Encrypt"));
    BACKLOT_CHECK(require_enabled(target.key));
    const auto algorithm = input.encryption_algorithm.value_or(std::string(symmetric_algorithm));
    BACKLOT_TRY(blob, encrypt_with(context, target.key, algorithm, input.encryption_context, input.plaintext.bytes));
    BACKLOT_CHECK(stop_dry_run(input));
    keep_use(context, target.key, "Encrypt");
    return EncryptOutput{.ciphertext_blob = model::Blob{std::move(blob)},
                         .key_id = arn_of(target.key),
                         .encryption_algorithm = algorithm};
}

}  // namespace backlot::kms
