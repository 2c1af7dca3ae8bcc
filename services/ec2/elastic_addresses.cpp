#include "services/ec2/elastic_addresses.h"

#include <algorithm>

#include "services/ec2/interfaces.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<AddressRecord> need_address(const Context& context, const std::optional<std::string>& id, const std::optional<std::string>& public_ip) {
    if (id) return need(context, addresses, *id);
    if (!public_ip) return errors::missing("AllocationId");
    auto found = first_that(context, addresses, [&](const AddressRecord& one) { return one.public_ip == *public_ip; });
    if (!found) return errors::make("InvalidAddress.NotFound", "Address '" + *public_ip + "' not found.");
    return *std::move(found);
}

Result<> associate(Context& context, AddressRecord& address, InterfaceRecord& interface, const std::optional<std::string>& private_address) {
    const auto own = private_address ? std::ranges::find(interface.addresses, *private_address, &InterfaceAddress::address) : interface.addresses.begin();
    if (own == interface.addresses.end()) {
        return errors::make("InvalidParameterValue", "The private address " + *private_address + " is not one of the interface " + interface.id + ".");
    }
    if (!own->public_ip.empty()) {
        return errors::make("Resource.AlreadyAssociated", "resource " + interface.id + " is already associated with the address " + own->public_ip);
    }
    own->public_ip = address.public_ip;
    address.association = new_id(context, "eipassoc-");
    address.interface = interface.id;
    address.private_address = own->address;
    keep(context, interfaces, interface);
    keep(context, addresses, address);
    return {};
}

void disassociate(Context& context, AddressRecord& address) {
    if (auto interface = look_up(context, interfaces, address.interface)) {
        for (auto& one : interface->addresses) {
            if (one.public_ip == address.public_ip) one.public_ip.clear();
        }
        keep(context, interfaces, *interface);
    }
    address.association.clear();
    address.interface.clear();
    address.private_address.clear();
    address.gateway.clear();
    keep(context, addresses, address);
}

void release_public_address(Context& context, const std::string& public_ip) {
    auto elastic = first_that(context, addresses, [&](const AddressRecord& one) { return one.public_ip == public_ip; });
    if (elastic) disassociate(context, *elastic);
    else free_public_address(context, public_ip);
}

Address address_shape(const Context& context, const AddressRecord& address) {
    Address shape{.allocation_id = address.id, .domain = "vpc", .tags = tag_list_of(context, address.id), .public_ipv4pool = "amazon",
                  .network_border_group = context.region(), .public_ip = address.public_ip};
    if (address.association.empty()) return shape;
    shape.association_id = address.association;
    shape.network_interface_id = address.interface;
    shape.network_interface_owner_id = owner_of(context);
    shape.private_ip_address = address.private_address;
    return shape;
}

}  // namespace backlot::ec2
