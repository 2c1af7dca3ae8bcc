// ResyncMFADevice: two codes again, from a device in use. Fails with InvalidAuthenticationCode.
//
// Source: IAM API Reference, ResyncMFADevice.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> resync_mfa_device_access(const Context& context, const ResyncMFADeviceInput& input) {
    return on_user(context, "iam:ResyncMFADevice", input.user_name);
}

Result<ResyncMFADeviceOutput> resync_mfa_device(Context& context, const ResyncMFADeviceInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    BACKLOT_TRY(device, need_device_of(context, user.name, input.serial_number));
    BACKLOT_CHECK(accept_codes(device, input.authentication_code1, input.authentication_code2, context.now()));
    put_device(context, device);
    return ResyncMFADeviceOutput{};
}

}  // namespace backlot::iam
