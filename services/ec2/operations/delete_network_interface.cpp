// DeleteNetworkInterface: an interface that is attached to nothing; its addresses are free again.
//
// Fails with InvalidNetworkInterfaceID.NotFound, InvalidParameterValue (in use), AuthFailure (a service's).
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteNetworkInterface.
#include "services/ec2/begin.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/manage.h"

namespace backlot::ec2 {

Result<Access> delete_network_interface_access(const Context& context, const DeleteNetworkInterfaceInput& input) {
    return asks(on(context, "ec2:DeleteNetworkInterface", input.network_interface_id, "network-interface"));
}

Result<DeleteNetworkInterfaceOutput> delete_network_interface(Context& context,
                                                              const DeleteNetworkInterfaceInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkInterfaceId"}));
    BACKLOT_TRY(interface, need(context, interfaces, input.network_interface_id));
    BACKLOT_CHECK(check_manages(context, interface));
    if (interface.attachment) {
        return errors::make("InvalidParameterValue", "Network interface '" + interface.id + "' is currently in use.");
    }
    drop_interface(context, interface);
    return DeleteNetworkInterfaceOutput{};
}

}  // namespace backlot::ec2
