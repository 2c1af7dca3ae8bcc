#include "services/iam/mfa.h"

#include "base/digest.h"
#include "identity/epoch.h"
#include "identity/totp.h"

namespace backlot::iam {

Access on_mfa_device(const Context& context, std::string_view action, const std::string& serial) {
    const auto device = context.find(identity::mfa_devices, context.account(), serial);
    return on_arn(action, serial, device ? device->tags : Tags{});
}

Result<identity::MfaDevice> need_device(const Context& context, const std::string& serial) {
    auto device = context.find(identity::mfa_devices, context.account(), serial);
    if (!device) {
        return errors::no_such_entity("VirtualMFADevice with serial number " + serial + " does not exist.");
    }
    return std::move(*device);
}

Result<identity::MfaDevice> need_device_of(const Context& context, std::string_view user, const std::string& serial) {
    auto device = context.find(identity::mfa_devices, context.account(), serial);
    const std::string_view holder = user.empty() ? std::string_view("<root>") : user;
    if (!device || !device->enabled || !equal_ignoring_case(device->user, holder)) {
        return errors::no_such_entity("MFA Device invalid for user.");
    }
    return std::move(*device);
}

void put_device(Context& context, const identity::MfaDevice& device) {
    store::put(context.writes(), identity::mfa_devices, device, context.account(), device.serial);
    identity::touch(context.writes());
}

Result<> accept_codes(identity::MfaDevice& device, const std::string& first, const std::string& second,
                      clock::Time now) {
    // The first code may be of the step before this one, and the device's clock may be off by the drift.
    const auto present = identity::totp_step(now);
    const auto from = present - 1 - identity::totp_drift_steps;
    for (auto step = from; step <= present + identity::totp_drift_steps; ++step) {
        if (step + 1 <= device.last_step) continue;
        if (equal_in_constant_time(identity::totp_code(device.seed, step), first) &&
            equal_in_constant_time(identity::totp_code(device.seed, step + 1), second)) {
            device.last_step = step + 1;
            return {};
        }
    }
    return fail("InvalidAuthenticationCode", "Authentication code for device is not valid.", 403);
}

}  // namespace backlot::iam
