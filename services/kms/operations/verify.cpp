// Verify: whether a signature was made by an asymmetric key over a message or its digest.
//
// Fails with KMSInvalidSignatureException where it was not, and as Sign does.
//
// Source: KMS API Reference, Verify.
#include "services/kms/key_use.h"
#include "services/kms/model.h"
#include "services/kms/signing.h"

namespace backlot::kms {

Result<Access> verify_access(const Context& context, const VerifyInput& input) {
    return signing_access(context, input, "kms:Verify");
}

Result<VerifyOutput> verify(const Context& context, const VerifyInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:Verify"));
    BACKLOT_CHECK(require_enabled(target.key));
    const auto type = input.message_type.value_or("RAW");
    BACKLOT_TRY(algorithm, check_message(target.key, input.signing_algorithm, type, input.message.bytes.size(), "Verify"));
    BACKLOT_TRY(secret, secret_of(context, target.key, current_material(target.key)));
    const Signed what{.message = input.message.bytes, .is_digest = type == "DIGEST"};
    if (!verify(secret, *algorithm, what, input.signature.bytes)) {
        return errors::make("KMSInvalidSignatureException", "");
    }
    BACKLOT_CHECK(stop_dry_run(input));
    keep_use(context, target.key, "Verify");
    return VerifyOutput{.key_id = arn_of(target.key), .signature_valid = true, .signing_algorithm = input.signing_algorithm};
}

}  // namespace backlot::kms
