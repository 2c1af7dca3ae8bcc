// AttachInternetGateway: a VPC has at most one internet gateway, and a gateway one VPC.
//
// Fails with InvalidInternetGatewayID.NotFound, InvalidVpcID.NotFound, Resource.AlreadyAssociated, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), AttachInternetGateway.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/gateways.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

Result<Access> attach_internet_gateway_access(const Context& context, const AttachInternetGatewayInput& input) {
    return asks({on(context, "ec2:AttachInternetGateway", input.internet_gateway_id, "internet-gateway"),
                 on(context, "ec2:AttachInternetGateway", input.vpc_id, "vpc")});
}

Result<AttachInternetGatewayOutput> attach_internet_gateway(Context& context, const AttachInternetGatewayInput& input) {
    BACKLOT_CHECK(begin(input, {"InternetGatewayId", "VpcId"}));
    BACKLOT_TRY(gateway, need(context, internet_gateways, input.internet_gateway_id));
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    if (!gateway.vpc.empty()) return errors::make("Resource.AlreadyAssociated", "resource " + gateway.id + " is already attached to network " + gateway.vpc);
    if (first_that(context, internet_gateways, [&](const InternetGatewayRecord& one) { return one.vpc == vpc.id; })) {
        return errors::make("InvalidParameterValue", "Network " + vpc.id + " already has an internet gateway attached");
    }
    gateway.vpc = vpc.id;
    keep(context, internet_gateways, gateway);
    return AttachInternetGatewayOutput{};
}

}  // namespace backlot::ec2
