// ListMFADevices: the devices of a user, or of the caller.
//
// Source: IAM API Reference, ListMFADevices.
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_mfa_devices_access(const Context& context, const ListMFADevicesInput& input) {
    return on_user_or_self(context, "iam:ListMFADevices", input.user_name);
}

Result<ListMFADevicesOutput> list_mfa_devices(const Context& context, const ListMFADevicesInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (!name.empty()) BACKLOT_CHECK(need_user(context, name));
    std::vector<MFADevice> devices;
    for (const auto& one : devices_of(context, name)) {
        devices.push_back({.user_name = one.user, .serial_number = one.serial, .enable_date = *one.enabled});
    }
    BACKLOT_TRY(page, page_of(std::move(devices), input.max_items, input.marker,
                              [](const MFADevice& one) { return one.serial_number; }));
    ListMFADevicesOutput output;
    fill_page(output, &ListMFADevicesOutput::mfa_devices, std::move(page));
    return output;
}

}  // namespace backlot::iam
