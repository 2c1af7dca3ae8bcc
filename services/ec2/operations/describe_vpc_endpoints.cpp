// DescribeVpcEndpoints: endpoints by id and filters.
//
// Fails with InvalidVpcEndpointId.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeVpcEndpoints.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<EndpointRecord> endpoint_filters[] = {
    {"vpc-endpoint-id", [](const Context&, const EndpointRecord& one) { return Texts{one.id}; }},
    {"vpc-id", [](const Context&, const EndpointRecord& one) { return Texts{one.vpc}; }},
    {"service-name", [](const Context&, const EndpointRecord& one) { return Texts{one.service}; }},
    {"vpc-endpoint-type", [](const Context&, const EndpointRecord& one) { return Texts{one.kind}; }},
    {"ip-address-type", [](const Context&, const EndpointRecord&) { return Texts{"ipv4"}; }},
    {"service-region", [](const Context& context, const EndpointRecord&) { return Texts{context.region()}; }},
    {"vpc-endpoint-state", [](const Context&, const EndpointRecord&) { return Texts{"available"}; }},
};

}  // namespace

Result<Access> describe_vpc_endpoints_access(const Context& context, const DescribeVpcEndpointsInput&) {
    return on_all(context, "ec2:DescribeVpcEndpoints");
}

Result<DescribeVpcEndpointsOutput> describe_vpc_endpoints(const Context& context, const DescribeVpcEndpointsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "VpcEndpointIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<EndpointRecord>(context, endpoints_table, endpoint_filters,
                                             {"vpcEndpointIds", input.vpc_endpoint_ids, input.filters, input.max_results, input.next_token}));
    DescribeVpcEndpointsOutput output{.next_token = page.next};
    output.vpc_endpoints.given = true;
    for (const auto& one : page.items) output.vpc_endpoints.push_back(endpoint_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
