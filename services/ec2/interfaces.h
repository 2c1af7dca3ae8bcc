// Network interfaces: addresses in their subnet, public addresses, and their shape.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateNetworkInterface, NetworkInterface; Amazon VPC User Guide,
// "Subnet CIDR blocks" (the first four addresses of a subnet and its last one are AWS's).
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

inline constexpr std::size_t addresses_of_interface_limit = 50;

// Takes an address of the subnet for the interface: the one that is asked for, or a free one. Fails with
// InvalidParameterValue (not of the subnet), InvalidIPAddress.InUse, InsufficientFreeAddressesInSubnet.
[[nodiscard]] Result<std::string> take_address(Context& context, const SubnetRecord& subnet, std::string_view interface,
                                               const std::optional<std::string>& wanted);

// Keeps a new interface with one address, an id and a MAC; what else it is stands in the draft. Fails as take_address.
[[nodiscard]] Result<InterfaceRecord> make_interface(Context& context, const SubnetRecord& subnet,
                                                     InterfaceRecord draft, const std::optional<std::string>& wanted);
// Gives an address back to its subnet, and a public one that goes with it.
void free_address(Context& context, const InterfaceRecord& interface, const InterfaceAddress& address);
// Drops it, frees its addresses and lets go of what is associated with them.
void drop_interface(Context& context, const InterfaceRecord& interface);

// A public address for the holder, which nobody else has. DIFFERS: of 198.18.0.0/15, which is nobody's on the Internet.
// Fails with AddressLimitExceeded where all are taken.
[[nodiscard]] Result<std::string> take_public_address(Context& context, std::string_view holder);
void free_public_address(Context& context, std::string_view address);

[[nodiscard]] std::string private_dns_name(const Context& context, std::string_view address);
[[nodiscard]] std::string public_dns_name(const Context& context, std::string_view address);

[[nodiscard]] NetworkInterface interface_shape(const Context& context, const InterfaceRecord& interface);
[[nodiscard]] model::List<GroupIdentifier> group_identifiers(const Context& context,
                                                             const std::vector<std::string>& ids);

}  // namespace backlot::ec2
