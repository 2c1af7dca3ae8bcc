// DeactivateMFADevice: takes a device off its user. The device stays, with its seed.
//
// Source: IAM API Reference, DeactivateMFADevice.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> deactivate_mfa_device_access(const Context& context, const DeactivateMFADeviceInput& input) {
    return on_user_or_self(context, "iam:DeactivateMFADevice", input.user_name);
}

Result<DeactivateMFADeviceOutput> deactivate_mfa_device(Context& context, const DeactivateMFADeviceInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (!name.empty()) BACKLOT_CHECK(need_user(context, name));
    if (!context.find(identity::mfa_devices, context.account(), input.serial_number)) {
        return errors::no_such_entity("MFA Device with serial number " + input.serial_number + " does not exist.");
    }
    BACKLOT_TRY(device, need_device_of(context, name, input.serial_number));
    device.enabled.reset();
    device.user.clear();
    put_device(context, device);
    return DeactivateMFADeviceOutput{};
}

}  // namespace backlot::iam
