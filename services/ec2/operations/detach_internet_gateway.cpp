// DetachInternetGateway: takes it from its VPC, in which nothing has a public address any more.
//
// Fails with InvalidInternetGatewayID.NotFound, Gateway.NotAttached, DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DetachInternetGateway.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/gateways.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

Result<Access> detach_internet_gateway_access(const Context& context, const DetachInternetGatewayInput& input) {
    return asks({on(context, "ec2:DetachInternetGateway", input.internet_gateway_id, "internet-gateway"),
                 on(context, "ec2:DetachInternetGateway", input.vpc_id, "vpc")});
}

Result<DetachInternetGatewayOutput> detach_internet_gateway(Context& context, const DetachInternetGatewayInput& input) {
    BACKLOT_CHECK(begin(input, {"InternetGatewayId", "VpcId"}));
    BACKLOT_TRY(gateway, need(context, internet_gateways, input.internet_gateway_id));
    if (gateway.vpc != input.vpc_id) return errors::make("Gateway.NotAttached", "resource " + gateway.id + " is not attached to network " + input.vpc_id);
    const auto is_public = [](const InterfaceAddress& one) { return !one.public_ip.empty(); };
    if (first_that(context, interfaces, [&](const InterfaceRecord& one) { return one.vpc == gateway.vpc && std::ranges::any_of(one.addresses, is_public); })) {
        return errors::dependency("Network " + gateway.vpc + " has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");
    }
    gateway.vpc.clear();
    keep(context, internet_gateways, gateway);
    return DetachInternetGatewayOutput{};
}

}  // namespace backlot::ec2
