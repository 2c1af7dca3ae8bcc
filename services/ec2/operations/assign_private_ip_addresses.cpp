// AssignPrivateIpAddresses: further addresses of its subnet for an interface, those that are named or so many of any.
//
// Prefixes, and taking an address from another interface, are NotImplemented. Fails with InvalidNetworkInterfaceID.NotFound,
// PrivateIpAddressLimitExceeded, InvalidIPAddress.InUse, InsufficientFreeAddressesInSubnet, InvalidParameterCombination,
// InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), AssignPrivateIpAddresses.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/manage.h"

namespace backlot::ec2 {

Result<Access> assign_private_ip_addresses_access(const Context& context, const AssignPrivateIpAddressesInput& input) {
    return asks(on(context, "ec2:AssignPrivateIpAddresses", input.network_interface_id, "network-interface"));
}

Result<AssignPrivateIpAddressesOutput> assign_private_ip_addresses(Context& context, const AssignPrivateIpAddressesInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkInterfaceId", "PrivateIpAddresses", "SecondaryPrivateIpAddressCount"}));
    const auto any = input.secondary_private_ip_address_count;
    if (any && !input.private_ip_addresses.empty()) {
        return errors::bad_combination("The parameters privateIpAddresses and secondaryPrivateIpAddressCount cannot be used together.");
    }
    if (!any && input.private_ip_addresses.empty()) return errors::missing("privateIpAddress");
    if (any && *any < 1) return errors::invalid_value(std::to_string(*any), "secondaryPrivateIpAddressCount");
    BACKLOT_TRY(interface, need(context, interfaces, input.network_interface_id));
    BACKLOT_CHECK(check_manages(context, interface));
    BACKLOT_TRY(subnet, need(context, subnets, interface.subnet));
    const auto more = any ? static_cast<std::size_t>(*any) : input.private_ip_addresses.size();
    if (interface.addresses.size() + more > addresses_of_interface_limit) {
        return errors::make("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
    }
    AssignPrivateIpAddressesOutput output{.network_interface_id = interface.id};
    for (std::size_t at = 0; at < more; ++at) {
        BACKLOT_TRY(address, take_address(context, subnet, interface.id, any ? std::nullopt : std::optional(input.private_ip_addresses[at])));
        interface.addresses.push_back({.address = address});
        output.assigned_private_ip_addresses.push_back({.private_ip_address = address});
    }
    keep(context, interfaces, interface);
    tell_network(context, interface.vpc);
    return output;
}

}  // namespace backlot::ec2
