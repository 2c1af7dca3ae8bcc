// VerifyMac: whether an HMAC is that of a message under an HMAC key.
//
// Fails with KMSInvalidMacException where it is not, and as GenerateMac does.
//
// Source: KMS API Reference, VerifyMac.
#include "base/digest.h"
#include "services/kms/macs.h"
#include "services/kms/key_use.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> verify_mac_access(const Context& context, const VerifyMacInput& input) {
    return mac_access(context, input, "kms:VerifyMac");
}

Result<VerifyMacOutput> verify_mac(const Context& context, const VerifyMacInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:VerifyMac"));
    BACKLOT_CHECK(require_enabled(target.key));
    BACKLOT_TRY(mac, mac_of(context, target.key, input, "VerifyMac"));
    if (!equal_in_constant_time(mac, input.mac.bytes)) return errors::make("KMSInvalidMacException", "");
    BACKLOT_CHECK(stop_dry_run(input));
    keep_use(context, target.key, "VerifyMac");
    return VerifyMacOutput{.key_id = arn_of(target.key), .mac_valid = true, .mac_algorithm = input.mac_algorithm};
}

}  // namespace backlot::kms
