// CreateDefaultVpc: 172.31.0.0/16 with a public subnet in each zone, an internet gateway and a route to it; accounts begin without one.
//
// Fails with DefaultVpcAlreadyExists.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateDefaultVpc; Amazon VPC User Guide, "Default VPC components".
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

Result<Access> create_default_vpc_access(const Context& context, const CreateDefaultVpcInput&) {
    return asks(on_new(context, "ec2:CreateDefaultVpc", "vpc", {}));
}

Result<CreateDefaultVpcOutput> create_default_vpc(Context& context, const CreateDefaultVpcInput& input) {
    BACKLOT_CHECK(begin(input, {}));
    if (default_vpc(context)) return errors::make("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
    const auto vpc = make_vpc(context, {.is_default = true, .has_dns_hostnames = true}, *read_cidr("172.31.0.0/16"));
    keep(context, internet_gateways, InternetGatewayRecord{.id = new_id(context, "igw-"), .vpc = vpc.id});
    const auto gateway = first_that(context, internet_gateways, [&](const InternetGatewayRecord& one) { return one.vpc == vpc.id; });
    auto table = *first_that(context, route_tables, [&](const RouteTableRecord& one) { return one.vpc == vpc.id; });
    table.routes.push_back({.destination = "0.0.0.0/0", .target = gateway->id, .origin = "CreateRoute"});
    keep(context, route_tables, table);
    for (const auto& zone : zones_of(context.region())) make_default_subnet(context, vpc, zone);
    return CreateDefaultVpcOutput{.vpc = vpc_shape(context, vpc)};
}

}  // namespace backlot::ec2
