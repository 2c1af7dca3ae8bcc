// EnableMFADevice: gives a virtual device to a user who shows two codes of it, one after the other.
//
// Fails with InvalidAuthenticationCode, EntityAlreadyExists where the device is in use, LimitExceeded above eight.
//
// Source: IAM API Reference, EnableMFADevice.
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> enable_mfa_device_access(const Context& context, const EnableMFADeviceInput& input) {
    return on_user(context, "iam:EnableMFADevice", input.user_name);
}

Result<EnableMFADeviceOutput> enable_mfa_device(Context& context, const EnableMFADeviceInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    BACKLOT_TRY(device, need_device(context, input.serial_number));
    if (device.enabled) return errors::already_exists("MFA Device is already in use.");
    if (devices_of(context, user.name).size() >= devices_per_user_limit) {
        return errors::quota("MFADevicesPerUser", devices_per_user_limit);
    }
    BACKLOT_CHECK(accept_codes(device, input.authentication_code1, input.authentication_code2, context.now()));
    device.user = user.name;
    device.enabled = second_of(context.now());
    put_device(context, device);
    return EnableMFADeviceOutput{};
}

}  // namespace backlot::iam
