// UntagMFADevice: takes tags off a virtual MFA device; keys that are not there are passed over.
//
// Source: IAM API Reference, UntagMFADevice.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> untag_mfa_device_access(const Context& context, const UntagMFADeviceInput& input) {
    auto access = on_mfa_device(context, "iam:UntagMFADevice", input.serial_number);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagMFADeviceOutput> untag_mfa_device(Context& context, const UntagMFADeviceInput& input) {
    BACKLOT_TRY(found, need_device(context, input.serial_number));
    remove_tags(found.tags, input.tag_keys);
    put_device(context, found);
    return UntagMFADeviceOutput{};
}

}  // namespace backlot::iam
