// GenerateMac: a message's HMAC under an HMAC key.
//
// Fails with InvalidKeyUsageException, DisabledException, KMSInvalidStateException, NotFoundException,
// InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, GenerateMac.
#include "services/kms/macs.h"
#include "services/kms/key_use.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> generate_mac_access(const Context& context, const GenerateMacInput& input) {
    return mac_access(context, input, "kms:GenerateMac");
}

Result<GenerateMacOutput> generate_mac(const Context& context, const GenerateMacInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:GenerateMac"));
    BACKLOT_CHECK(require_enabled(target.key));
    BACKLOT_TRY(mac, mac_of(context, target.key, input, "GenerateMac"));
    BACKLOT_CHECK(stop_dry_run(input));
    keep_use(context, target.key, "GenerateMac");
    return GenerateMacOutput{.mac = model::Blob{std::move(mac)}, .mac_algorithm = input.mac_algorithm, .key_id = arn_of(target.key)};
}

}  // namespace backlot::kms
