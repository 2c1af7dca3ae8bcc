// DeriveSharedSecret: the raw secret that a key agreement key shares with another's public key (ECDH).
//
// Fails with ValidationException (no public key of the same curve), InvalidKeyUsageException, DisabledException,
// KMSInvalidStateException, NotFoundException, InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, DeriveSharedSecret; NIST SP 800-56A revision 3, section 5.7.1.2.
#include "services/kms/cryptography.h"
#include "services/kms/key_pair.h"
#include "services/kms/material.h"
#include "services/kms/key_use.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> derive_shared_secret_access(const Context& context, const DeriveSharedSecretInput& input) {
    ConditionKeys more;
    add_key(more, "kms:KeyAgreementAlgorithm", std::string(input.key_agreement_algorithm));
    return cryptographic_access(context, input.key_id, "kms:DeriveSharedSecret", input.grant_tokens, std::move(more));
}

Result<DeriveSharedSecretOutput> derive_shared_secret(const Context& context, const DeriveSharedSecretInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:DeriveSharedSecret"));
    BACKLOT_CHECK(refuse_recipient(input));
    BACKLOT_CHECK(require_enabled(target.key));
    BACKLOT_CHECK(require_usage(target.key, "KEY_AGREEMENT", "DeriveSharedSecret"));
    BACKLOT_TRY(secret, secret_of(context, target.key, current_material(target.key)));
    auto shared = derive(secret, input.public_key.bytes);
    if (!shared) return errors::validation("");
    BACKLOT_CHECK(stop_dry_run(input));
    keep_use(context, target.key, "DeriveSharedSecret");
    return DeriveSharedSecretOutput{.key_id = arn_of(target.key),
                                    .shared_secret = model::Blob{std::move(*shared)},
                                    .key_agreement_algorithm = input.key_agreement_algorithm,
                                    .key_origin = target.key.origin};
}

}  // namespace backlot::kms
