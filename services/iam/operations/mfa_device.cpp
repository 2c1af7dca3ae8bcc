// GetMFADevice: whose a device is, and since when.
//
// Source: IAM API Reference, GetMFADevice.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> get_mfa_device_access(const Context& context, const GetMFADeviceInput& input) {
    return on_user_or_self(context, "iam:GetMFADevice", input.user_name);
}

Result<GetMFADeviceOutput> get_mfa_device(const Context& context, const GetMFADeviceInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (!name.empty()) BACKLOT_CHECK(need_user(context, name));
    BACKLOT_TRY(device, need_device_of(context, name, input.serial_number));
    GetMFADeviceOutput output{.serial_number = device.serial, .enable_date = device.enabled};
    if (!name.empty()) output.user_name = device.user;
    return output;
}

}  // namespace backlot::iam
