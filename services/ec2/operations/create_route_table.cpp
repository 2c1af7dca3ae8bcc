// CreateRouteTable: a route table of a VPC, with the route of the VPC itself.
//
// Fails with InvalidVpcID.NotFound, IdempotentParameterMismatch.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateRouteTable.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/idempotency.h"
#include "services/ec2/routes.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_route_table_access(const Context& context, const CreateRouteTableInput& input) {
    auto questions = on_new(context, "ec2:CreateRouteTable", "route-table", input.tag_specifications);
    questions.push_back(on(context, "ec2:CreateRouteTable", input.vpc_id, "vpc"));
    return asks(std::move(questions));
}

Result<CreateRouteTableOutput> create_route_table(Context& context, const CreateRouteTableInput& input) {
    BACKLOT_CHECK(begin(input, {"TagSpecifications", "ClientToken", "VpcId"}));
    BACKLOT_TRY(before, made_before(context, route_tables, input));
    if (before) return CreateRouteTableOutput{.route_table = route_table_shape(context, *before), .client_token = input.client_token};
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "route-table"));
    RouteTableRecord table{.id = new_id(context, "rtb-"), .vpc = vpc.id};
    for (const auto& range : vpc.ranges()) table.routes.push_back({.destination = range.cidr, .target = "local", .origin = "CreateRouteTable"});
    keep(context, route_tables, table);
    keep_tags(context, table.id, tags);
    note_made(context, input, table.id);
    return CreateRouteTableOutput{.route_table = route_table_shape(context, table), .client_token = input.client_token};
}

}  // namespace backlot::ec2
