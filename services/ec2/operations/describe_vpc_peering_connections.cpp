// DescribeVpcPeeringConnections: those of the account in the region, of either side, by id and filters.
//
// Fails with InvalidVpcPeeringConnectionID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeVpcPeeringConnections.
#include "clock/format.h"
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/peering.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<PeeringRecord> peering_filters[] = {
    {"vpc-peering-connection-id", [](const Context&, const PeeringRecord& one) { return Texts{one.id}; }},
    {"accepter-vpc-info.cidr-block", [](const Context&, const PeeringRecord& one) { return one.accepter.cidrs; }},
    {"accepter-vpc-info.owner-id", [](const Context&, const PeeringRecord& one) { return Texts{one.accepter.account}; }},
    {"accepter-vpc-info.vpc-id", [](const Context&, const PeeringRecord& one) { return Texts{one.accepter.vpc}; }},
    {"requester-vpc-info.cidr-block", [](const Context&, const PeeringRecord& one) { return one.requester.cidrs; }},
    {"requester-vpc-info.owner-id", [](const Context&, const PeeringRecord& one) { return Texts{one.requester.account}; }},
    {"requester-vpc-info.vpc-id", [](const Context&, const PeeringRecord& one) { return Texts{one.requester.vpc}; }},
    {"expiration-time",
     [](const Context& context, const PeeringRecord& one) {
         const auto time = peering_shape(context, one).expiration_time;
         return time ? Texts{clock::iso8601(*time)} : Texts{};
     }},
    {"status-code", [](const Context& context, const PeeringRecord& one) { return Texts{status_of(context, one)}; }},
    {"status-message", [](const Context& context, const PeeringRecord& one) { return Texts{peering_shape(context, one).status->message.value_or("")}; }},
};

}  // namespace

Result<Access> describe_vpc_peering_connections_access(const Context& context, const DescribeVpcPeeringConnectionsInput&) {
    return on_all(context, "ec2:DescribeVpcPeeringConnections");
}

Result<DescribeVpcPeeringConnectionsOutput> describe_vpc_peering_connections(const Context& context, const DescribeVpcPeeringConnectionsInput& input) {
    BACKLOT_CHECK(begin(input, {"NextToken", "MaxResults", "VpcPeeringConnectionIds", "Filters"}));
    const auto shown = all_that(context, peerings, [&](const PeeringRecord& one) { return is_shown(context, one); });
    BACKLOT_TRY(page, select_from<PeeringRecord>(context, shown, peering_filters,
                                                 {"vpcPeeringConnectionIds", input.vpc_peering_connection_ids, input.filters, input.max_results, input.next_token}));
    DescribeVpcPeeringConnectionsOutput output{.next_token = page.next};
    output.vpc_peering_connections.given = true;
    for (const auto& one : page.items) output.vpc_peering_connections.push_back(peering_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
