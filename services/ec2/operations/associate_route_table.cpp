// AssociateRouteTable: gives a subnet another route table than its VPC's main one.
//
// Fails with InvalidRouteTableID.NotFound, InvalidSubnetID.NotFound, Resource.AlreadyAssociated, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), AssociateRouteTable.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

Result<Access> associate_route_table_access(const Context& context, const AssociateRouteTableInput& input) {
    std::vector<Question> questions{on(context, "ec2:AssociateRouteTable", input.route_table_id, "route-table")};
    if (input.subnet_id) questions.push_back(on(context, "ec2:AssociateRouteTable", *input.subnet_id, "subnet"));
    return asks(std::move(questions));
}

Result<AssociateRouteTableOutput> associate_route_table(Context& context, const AssociateRouteTableInput& input) {
    BACKLOT_CHECK(begin(input, {"RouteTableId", "SubnetId"}));
    if (!input.subnet_id) return errors::missing("subnetId");
    BACKLOT_TRY(table, need(context, route_tables, input.route_table_id));
    BACKLOT_TRY(subnet, need(context, subnets, *input.subnet_id));
    if (subnet.vpc != table.vpc) return errors::make("InvalidParameterValue", "Route table " + table.id + " and subnet " + subnet.id + " belong to different networks");
    const auto other = first_that(context, route_tables, [&](const RouteTableRecord& one) {
        return std::ranges::find(one.links, subnet.id, &SubnetLink::subnet) != one.links.end();
    });
    AssociateRouteTableOutput output{.association_state = RouteTableAssociationState{.state = "associated"}};
    if (other) {
        if (other->id != table.id) {
            return errors::make("Resource.AlreadyAssociated", "the specified association for route table " + table.id + " conflicts with an existing association");
        }
        output.association_id = std::ranges::find(other->links, subnet.id, &SubnetLink::subnet)->id;
        return output;
    }
    table.links.push_back({.id = new_id(context, "rtbassoc-"), .subnet = subnet.id});
    keep(context, route_tables, table);
    output.association_id = table.links.back().id;
    return output;
}

}  // namespace backlot::ec2
