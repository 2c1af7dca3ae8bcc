// ListVirtualMFADevices: the account's devices, in use or not. Seeds are not shown again.
//
// Source: IAM API Reference, ListVirtualMFADevices.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> list_virtual_mfa_devices_access(const Context&, const ListVirtualMFADevicesInput&) {
    return on_all("iam:ListVirtualMFADevices");
}

Result<ListVirtualMFADevicesOutput> list_virtual_mfa_devices(const Context& context,
                                                             const ListVirtualMFADevicesInput& input) {
    const auto status = input.assignment_status.value_or("Any");
    std::vector<VirtualMFADevice> devices;
    for (const auto& one : all_of(context, identity::mfa_devices)) {
        if (status == "Assigned" && !one.enabled) continue;
        if (status == "Unassigned" && one.enabled) continue;
        VirtualMFADevice shape{.serial_number = one.serial, .enable_date = one.enabled};
        if (const auto user = identity::find_user(context.view(), context.account(), one.user); user && one.enabled) {
            shape.user = shape_of(context, *user, Detail::brief);
        }
        devices.push_back(std::move(shape));
    }
    BACKLOT_TRY(page, page_of(std::move(devices), input.max_items, input.marker,
                              [](const VirtualMFADevice& one) { return one.serial_number; }));
    ListVirtualMFADevicesOutput output;
    fill_page(output, &ListVirtualMFADevicesOutput::virtual_mfa_devices, std::move(page));
    return output;
}

}  // namespace backlot::iam
