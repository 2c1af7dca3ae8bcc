// CreateVirtualMFADevice: a device with its seed, not yet anybody's.
//
// The seed is 40 random bytes, shown once, as base32 (64 characters).
// DIFFERS: QRCodePNG is absent; the seed goes into an authenticator by hand.
// Fails with EntityAlreadyExists.
//
// Source: IAM API Reference, CreateVirtualMFADevice.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

constexpr std::size_t mfa_seed_bytes = 40;

Result<Access> create_virtual_mfa_device_access(const Context& context, const CreateVirtualMFADeviceInput& input) {
    auto access = on_arn("iam:CreateVirtualMFADevice",
                         iam_arn(context, "mfa", input.path.value_or("/"), input.virtual_mfa_device_name));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) {
        access.also.push_back(
            {.action = "iam:TagMFADevice", .resource = access.resource, .owned = {}, .keys = access.keys});
    }
    return access;
}

Result<CreateVirtualMFADeviceOutput> create_virtual_mfa_device(Context& context,
                                                               const CreateVirtualMFADeviceInput& input) {
    BACKLOT_TRY(path, path_or_root(input.path));
    BACKLOT_TRY(tags, tags_of(input.tags));
    const auto serial = iam_arn(context, "mfa", path, input.virtual_mfa_device_name);
    if (context.find(identity::mfa_devices, context.account(), serial)) {
        return errors::already_exists("MFA device already exists.");
    }
    identity::MfaDevice device;
    device.serial = serial;
    device.seed = context.ids().bytes(mfa_seed_bytes);
    device.created = second_of(context.now());
    device.tags = std::move(tags);
    put_device(context, device);
    return CreateVirtualMFADeviceOutput{
        .virtual_mfa_device = {.serial_number = serial,
                               .base32string_seed = model::Blob{base32(device.seed)},
                               .tags = tag_list(device.tags)}};
}

}  // namespace backlot::iam
