// ListMFADeviceTags: the tags of a virtual MFA device, by key.
//
// Source: IAM API Reference, ListMFADeviceTags.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/mfa.h"

namespace backlot::iam {

Result<Access> list_mfa_device_tags_access(const Context& context, const ListMFADeviceTagsInput& input) {
    return on_mfa_device(context, "iam:ListMFADeviceTags", input.serial_number);
}

Result<ListMFADeviceTagsOutput> list_mfa_device_tags(const Context& context, const ListMFADeviceTagsInput& input) {
    BACKLOT_TRY(found, need_device(context, input.serial_number));
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tag_list(found.tags)), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListMFADeviceTagsOutput output;
    fill_page(output, &ListMFADeviceTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
