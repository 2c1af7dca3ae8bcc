// DeleteVirtualMFADevice. Fails with DeleteConflict while the device is somebody's.
//
// Source: IAM API Reference, DeleteVirtualMFADevice.
#include "identity/epoch.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> delete_virtual_mfa_device_access(const Context& context, const DeleteVirtualMFADeviceInput& input) {
    return on_mfa_device(context, "iam:DeleteVirtualMFADevice", input.serial_number);
}

Result<DeleteVirtualMFADeviceOutput> delete_virtual_mfa_device(Context& context,
                                                               const DeleteVirtualMFADeviceInput& input) {
    const auto found = need_device(context, input.serial_number);
    if (!found) return errors::no_such_entity("MFA Device with serial number " + input.serial_number + " does not exist.");
    const auto& device = *found;
    if (device.enabled) return errors::conflict("MFA VirtualDevice in use. Must deactivate first.");
    store::erase(context.writes(), identity::mfa_devices, context.account(), device.serial);
    identity::touch(context.writes());
    return DeleteVirtualMFADeviceOutput{};
}

}  // namespace backlot::iam
