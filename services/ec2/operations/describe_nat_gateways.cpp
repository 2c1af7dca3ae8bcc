// DescribeNatGateways: NAT gateways by id and filters.
//
// Fails with NatGatewayNotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeNatGateways.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/nat_gateways.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<NatGatewayRecord> nat_gateway_filters[] = {
    {"nat-gateway-id", [](const Context&, const NatGatewayRecord& one) { return Texts{one.id}; }},
    {"vpc-id", [](const Context&, const NatGatewayRecord& one) { return Texts{one.vpc}; }},
    {"subnet-id", [](const Context&, const NatGatewayRecord& one) { return Texts{one.subnet}; }},
    {"state", [](const Context&, const NatGatewayRecord&) { return Texts{"available"}; }},
};

}  // namespace

Result<Access> describe_nat_gateways_access(const Context& context, const DescribeNatGatewaysInput&) { return on_all(context, "ec2:DescribeNatGateways"); }

Result<DescribeNatGatewaysOutput> describe_nat_gateways(const Context& context, const DescribeNatGatewaysInput& input) {
    BACKLOT_CHECK(begin(input, {"Filter", "NatGatewayIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<NatGatewayRecord>(context, nat_gateways, nat_gateway_filters,
                                               {"natGatewayIds", input.nat_gateway_ids, input.filter, input.max_results, input.next_token}));
    DescribeNatGatewaysOutput output{.next_token = page.next};
    output.nat_gateways.given = true;
    for (const auto& one : page.items) output.nat_gateways.push_back(nat_gateway_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
