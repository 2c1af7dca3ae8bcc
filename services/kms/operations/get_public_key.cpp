// GetPublicKey: the public part of an asymmetric key, as SubjectPublicKeyInfo in DER.
//
// Fails with UnsupportedOperationException (a symmetric or HMAC key), DisabledException, KMSInvalidStateException,
// NotFoundException, InvalidGrantTokenException.
//
// Source: KMS API Reference, GetPublicKey.
#include "services/kms/cryptography.h"
#include "services/kms/key_pair.h"
#include "services/kms/material.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> get_public_key_access(const Context& context, const GetPublicKeyInput& input) {
    return cryptographic_access(context, input.key_id, "kms:GetPublicKey", input.grant_tokens);
}

Result<GetPublicKeyOutput> get_public_key(const Context& context, const GetPublicKeyInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:GetPublicKey"));
    const auto& key = target.key;
    const auto& spec = spec_of(key);
    if (!spec.is_asymmetric()) {
        return errors::unsupported(arn_of(key) + " key spec is " + key.spec + " which is not valid for this operation.");
    }
    BACKLOT_CHECK(require_enabled(key));
    BACKLOT_TRY(secret, secret_of(context, key, current_material(key)));
    GetPublicKeyOutput output{.key_id = arn_of(key), .public_key = model::Blob{public_key_of(secret)}};
    if (spec.family != Family::edwards) output.customer_master_key_spec = key.spec;
    output.key_spec = key.spec;
    output.key_usage = key.usage;
    output.encryption_algorithms = encryption_algorithms(spec, key.usage);
    output.signing_algorithms = signing_algorithms(spec, key.usage);
    output.key_agreement_algorithms = agreement_algorithms(spec, key.usage);
    return output;
}

}  // namespace backlot::kms
