// AttachNetworkInterface: an interface becomes part of what runs.
//
// Instances are not built, so that a caller finds none. A service attaches its own interfaces to what runs in its own
// account: a task of Fargate. Fails with InvalidNetworkInterfaceID.NotFound, InvalidInstanceID.NotFound,
// InvalidParameterValue (in use), AuthFailure.
//
// Source: Amazon EC2 API Reference (2016-11-15), AttachNetworkInterface.
#include "services/ec2/begin.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/manage.h"

namespace backlot::ec2 {

Result<Access> attach_network_interface_access(const Context& context, const AttachNetworkInterfaceInput& input) {
    constexpr std::string_view action = "ec2:AttachNetworkInterface";
    return asks({on(context, action, input.network_interface_id, "network-interface"),
                          on(context, action, input.instance_id, "instance")});
}

Result<AttachNetworkInterfaceOutput> attach_network_interface(Context& context,
                                                              const AttachNetworkInterfaceInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkInterfaceId", "InstanceId", "DeviceIndex"}));
    BACKLOT_TRY(interface, need(context, interfaces, input.network_interface_id));
    BACKLOT_CHECK(check_manages(context, interface));
    if (interface.requester.empty()) {
        return errors::make("InvalidInstanceID.NotFound", "The instance ID '" + input.instance_id + "' does not exist");
    }
    if (interface.attachment) {
        return errors::make("InvalidParameterValue", "Network interface '" + interface.id + "' is currently in use.");
    }
    interface.attachment = AttachmentRecord{.id = new_id(context, "ela-attach-"),
                                            .owner = "amazon-aws",
                                            .device = input.device_index,
                                            .at = context.now()};
    keep(context, interfaces, interface);
    return AttachNetworkInterfaceOutput{.attachment_id = interface.attachment->id, .network_card_index = 0};
}

}  // namespace backlot::ec2
