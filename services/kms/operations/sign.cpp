// Sign: signs a message of up to 4 KB, or its digest, with an asymmetric key.
//
// Fails with InvalidKeyUsageException, ValidationException (a digest of another length), DisabledException,
// KMSInvalidStateException, NotFoundException, InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, Sign.
#include "services/kms/key_use.h"
#include "services/kms/model.h"
#include "services/kms/signing.h"

namespace backlot::kms {

Result<Access> sign_access(const Context& context, const SignInput& input) {
    return signing_access(context, input, "kms:Sign");
}

Result<SignOutput> sign(const Context& context, const SignInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:Sign"));
    BACKLOT_CHECK(require_enabled(target.key));
    const auto type = input.message_type.value_or("RAW");
    BACKLOT_TRY(algorithm, check_message(target.key, input.signing_algorithm, type, input.message.bytes.size(), "Sign"));
    BACKLOT_CHECK(stop_dry_run(input));
    BACKLOT_TRY(secret, secret_of(context, target.key, current_material(target.key)));
    auto signature = sign(secret, *algorithm, Signed{.message = input.message.bytes, .is_digest = type == "DIGEST"});
    keep_use(context, target.key, "Sign");
    return SignOutput{.key_id = arn_of(target.key),
                      .signature = model::Blob{std::move(signature)},
                      .signing_algorithm = input.signing_algorithm};
}

}  // namespace backlot::kms
