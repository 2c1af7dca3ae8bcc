// DetachNetworkInterface: an interface belongs to nothing that runs any more.
//
// Fails with InvalidAttachmentID.NotFound, OperationNotPermitted (a service's).
//
// Source: Amazon EC2 API Reference (2016-11-15), DetachNetworkInterface.
#include "services/ec2/begin.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/manage.h"

namespace backlot::ec2 {

namespace {

std::optional<InterfaceRecord> attached_as(const Context& context, std::string_view id) {
    return first_that(context, interfaces,
                      [&](const InterfaceRecord& one) { return one.attachment && one.attachment->id == id; });
}

}  // namespace

Result<Access> detach_network_interface_access(const Context& context, const DetachNetworkInterfaceInput& input) {
    const auto found = attached_as(context, input.attachment_id);
    constexpr std::string_view action = "ec2:DetachNetworkInterface";
    return asks({on(context, action, found ? found->id : "*", "network-interface"),
                          on(context, action, "*", "instance")});
}

// Force makes no difference: nothing runs that could hold on.
Result<DetachNetworkInterfaceOutput> detach_network_interface(Context& context,
                                                              const DetachNetworkInterfaceInput& input) {
    BACKLOT_CHECK(begin(input, {"AttachmentId", "Force"}));
    auto interface = attached_as(context, input.attachment_id);
    if (!interface) {
        return errors::make("InvalidAttachmentID.NotFound",
                            "The attachment ID '" + input.attachment_id + "' does not exist");
    }
    if (!check_manages(context, *interface)) {
        return errors::make("OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.");
    }
    interface->attachment.reset();
    keep(context, interfaces, *interface);
    return DetachNetworkInterfaceOutput{};
}

}  // namespace backlot::ec2
