// DisassociateRouteTable: the subnet has its VPC's main route table again.
//
// Fails with InvalidAssociationID.NotFound, InvalidParameterValue (the main table's own).
//
// Source: Amazon EC2 API Reference (2016-11-15), DisassociateRouteTable.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

Result<Access> disassociate_route_table_access(const Context& context, const DisassociateRouteTableInput& input) {
    BACKLOT_TRY(table, need_association(context, input.association_id));
    std::vector<Question> questions{on(context, "ec2:DisassociateRouteTable", table.id, "route-table")};
    const auto link = std::ranges::find(table.links, input.association_id, &SubnetLink::id);
    if (!link->subnet.empty()) questions.push_back(on(context, "ec2:DisassociateRouteTable", link->subnet, "subnet"));
    return asks(std::move(questions));
}

Result<DisassociateRouteTableOutput> disassociate_route_table(Context& context, const DisassociateRouteTableInput& input) {
    BACKLOT_CHECK(begin(input, {"AssociationId"}));
    BACKLOT_TRY(table, need_association(context, input.association_id));
    const auto link = std::ranges::find(table.links, input.association_id, &SubnetLink::id);
    if (link->subnet.empty()) return errors::make("InvalidParameterValue", "cannot disassociate the main route table association " + link->id);
    table.links.erase(link);
    keep(context, route_tables, table);
    return DisassociateRouteTableOutput{};
}

}  // namespace backlot::ec2
