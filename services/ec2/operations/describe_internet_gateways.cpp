// DescribeInternetGateways: internet gateways by id and filters.
//
// Fails with InvalidInternetGatewayID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeInternetGateways.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/internet_gateways.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<InternetGatewayRecord> internet_gateway_filters[] = {
    {"internet-gateway-id", [](const Context&, const InternetGatewayRecord& one) { return Texts{one.id}; }},
    {"attachment.vpc-id", [](const Context&, const InternetGatewayRecord& one) { return one.vpc.empty() ? Texts{} : Texts{one.vpc}; }},
    {"attachment.state", [](const Context&, const InternetGatewayRecord& one) { return one.vpc.empty() ? Texts{} : Texts{"available"}; }},
    {"owner-id", [](const Context& context, const InternetGatewayRecord&) { return Texts{owner_of(context)}; }},
};

}  // namespace

Result<Access> describe_internet_gateways_access(const Context& context, const DescribeInternetGatewaysInput&) {
    return on_all(context, "ec2:DescribeInternetGateways");
}

Result<DescribeInternetGatewaysOutput> describe_internet_gateways(const Context& context, const DescribeInternetGatewaysInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "InternetGatewayIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<InternetGatewayRecord>(context, internet_gateways, internet_gateway_filters,
                                                    {"internetGatewayIds", input.internet_gateway_ids, input.filters, input.max_results, input.next_token}));
    DescribeInternetGatewaysOutput output{.next_token = page.next};
    output.internet_gateways.given = true;
    for (const auto& one : page.items) output.internet_gateways.push_back(internet_gateway_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
