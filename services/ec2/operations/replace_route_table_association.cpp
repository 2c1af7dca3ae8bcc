// ReplaceRouteTableAssociation: another route table for a subnet, or another main one for a VPC.
//
// Fails with InvalidAssociationID.NotFound, InvalidRouteTableID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), ReplaceRouteTableAssociation.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

Result<Access> replace_route_table_association_access(const Context& context, const ReplaceRouteTableAssociationInput& input) {
    BACKLOT_TRY(old, need_association(context, input.association_id));
    std::vector<Question> questions{on(context, "ec2:ReplaceRouteTableAssociation", input.route_table_id, "route-table")};
    const auto link = std::ranges::find(old.links, input.association_id, &SubnetLink::id);
    if (!link->subnet.empty()) questions.push_back(on(context, "ec2:ReplaceRouteTableAssociation", link->subnet, "subnet"));
    return asks(std::move(questions));
}

Result<ReplaceRouteTableAssociationOutput> replace_route_table_association(Context& context, const ReplaceRouteTableAssociationInput& input) {
    BACKLOT_CHECK(begin(input, {"AssociationId", "RouteTableId"}));
    BACKLOT_TRY(old, need_association(context, input.association_id));
    BACKLOT_TRY(table, need(context, route_tables, input.route_table_id));
    if (table.vpc != old.vpc) return errors::make("InvalidParameterValue", "Route tables " + old.id + " and " + table.id + " belong to different networks");
    const auto link = std::ranges::find(old.links, input.association_id, &SubnetLink::id);
    const SubnetLink made{.id = new_id(context, "rtbassoc-"), .subnet = link->subnet};
    old.links.erase(link);
    keep(context, route_tables, old);
    if (table.id == old.id) table = old;
    table.links.push_back(made);
    keep(context, route_tables, table);
    return ReplaceRouteTableAssociationOutput{.new_association_id = made.id, .association_state = RouteTableAssociationState{.state = "associated"}};
}

}  // namespace backlot::ec2
