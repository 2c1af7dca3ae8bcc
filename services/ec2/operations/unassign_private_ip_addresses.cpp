// UnassignPrivateIpAddresses: takes further addresses from an interface; the first one stays.
//
// Prefixes are NotImplemented. Fails with InvalidNetworkInterfaceID.NotFound, InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), UnassignPrivateIpAddresses.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/manage.h"

namespace backlot::ec2 {

Result<Access> unassign_private_ip_addresses_access(const Context& context, const UnassignPrivateIpAddressesInput& input) {
    return asks(on(context, "ec2:UnassignPrivateIpAddresses", input.network_interface_id, "network-interface"));
}

Result<UnassignPrivateIpAddressesOutput> unassign_private_ip_addresses(Context& context, const UnassignPrivateIpAddressesInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkInterfaceId", "PrivateIpAddresses"}));
    if (input.private_ip_addresses.empty()) return errors::missing("privateIpAddress");
    BACKLOT_TRY(interface, need(context, interfaces, input.network_interface_id));
    BACKLOT_CHECK(check_manages(context, interface));
    for (const auto& address : input.private_ip_addresses) {
        const auto own = std::ranges::find(interface.addresses, address, &InterfaceAddress::address);
        if (own == interface.addresses.end() || own == interface.addresses.begin()) {
            return errors::make("InvalidParameterValue", "Some of the specified addresses are not assigned to interface " + interface.id);
        }
        const auto gone = *own;
        interface.addresses.erase(own);
        keep(context, interfaces, interface);
        free_address(context, interface, gone);
    }
    tell_network(context, interface.vpc);
    return UnassignPrivateIpAddressesOutput{};
}

}  // namespace backlot::ec2
