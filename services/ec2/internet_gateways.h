// Internet gateways as answers have them.
//
// Source: Amazon EC2 API Reference (2016-11-15), InternetGateway.
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

[[nodiscard]] inline InternetGateway internet_gateway_shape(const Context& context, const InternetGatewayRecord& gateway) {
    InternetGateway shape{.internet_gateway_id = gateway.id, .owner_id = owner_of(context), .tags = tag_list_of(context, gateway.id)};
    shape.attachments.given = true;
    if (!gateway.vpc.empty()) shape.attachments.push_back({.state = "available", .vpc_id = gateway.vpc});
    return shape;
}

}  // namespace backlot::ec2
