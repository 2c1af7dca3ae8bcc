// NAT gateways as answers have them.
//
// Source: Amazon EC2 API Reference (2016-11-15), NatGateway.
#pragma once

#include "services/ec2/elastic_addresses.h"
#include "services/ec2/model.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

[[nodiscard]] inline NatGateway nat_gateway_shape(const Context& context, const NatGatewayRecord& gateway) {
    NatGateway shape{.create_time = gateway.created, .nat_gateway_id = gateway.id, .state = "available", .subnet_id = gateway.subnet, .vpc_id = gateway.vpc,
                     .tags = tag_list_of(context, gateway.id), .connectivity_type = gateway.allocation.empty() ? "private" : "public"};
    NatGatewayAddress address{.network_interface_id = gateway.interface, .is_primary = true, .status = "succeeded"};
    if (const auto interface = look_up(context, interfaces, gateway.interface)) address.private_ip = interface->addresses.front().address;
    if (const auto elastic = look_up(context, addresses, gateway.allocation)) {
        address.allocation_id = elastic->id;
        address.public_ip = elastic->public_ip;
        address.association_id = elastic->association;
    }
    shape.nat_gateway_addresses.push_back(std::move(address));
    return shape;
}

}  // namespace backlot::ec2
