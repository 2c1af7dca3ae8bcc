// Elastic IP addresses: with which interface they are, and their shape.
//
// Source: Amazon EC2 User Guide, "Elastic IP addresses"; Amazon EC2 API Reference (2016-11-15), Address.
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

inline constexpr std::size_t addresses_limit = 5;  // of a region

// By its id, or its address. Fails with InvalidAllocationID.NotFound, InvalidAddress.NotFound, MissingParameter.
[[nodiscard]] Result<AddressRecord> need_address(const Context& context, const std::optional<std::string>& id,
                                                 const std::optional<std::string>& public_ip);
// With a private address of the interface; the primary one where none is named. Both are kept. Fails with
// InvalidParameterValue, Resource.AlreadyAssociated.
[[nodiscard]] Result<> associate(Context& context, AddressRecord& address, InterfaceRecord& interface, const std::optional<std::string>& private_address);
// From whatever it is with. Both are kept.
void disassociate(Context& context, AddressRecord& address);
// What an interface gives up when it goes: an Elastic IP address stays its owner's.
void release_public_address(Context& context, const std::string& public_ip);
[[nodiscard]] Address address_shape(const Context& context, const AddressRecord& address);

}  // namespace backlot::ec2
