// TagMFADevice: adds tags to a virtual MFA device, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagMFADevice.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> tag_mfa_device_access(const Context& context, const TagMFADeviceInput& input) {
    auto access = on_mfa_device(context, "iam:TagMFADevice", input.serial_number);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagMFADeviceOutput> tag_mfa_device(Context& context, const TagMFADeviceInput& input) {
    BACKLOT_TRY(found, need_device(context, input.serial_number));
    BACKLOT_CHECK(add_tags(found.tags, input.tags));
    put_device(context, found);
    return TagMFADeviceOutput{};
}

}  // namespace backlot::iam
