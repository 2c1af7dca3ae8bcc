// DeleteRoute: takes a route out of its table; the one of the VPC itself stays.
//
// Fails with InvalidRouteTableID.NotFound, InvalidRoute.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteRoute.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

Result<Access> delete_route_access(const Context& context, const DeleteRouteInput& input) {
    return asks(on(context, "ec2:DeleteRoute", input.route_table_id, "route-table"));
}

Result<DeleteRouteOutput> delete_route(Context& context, const DeleteRouteInput& input) {
    BACKLOT_CHECK(begin(input, {"RouteTableId", "DestinationCidrBlock"}));
    BACKLOT_TRY(table, need(context, route_tables, input.route_table_id));
    const auto* old = find_route(table, input.destination_cidr_block);
    if (old == nullptr) return no_route(input.destination_cidr_block, table);
    if (old->target == "local") return errors::make("InvalidParameterValue", "cannot remove local route " + old->destination + " in route table " + table.id);
    std::erase_if(table.routes, [destination = old->destination](const RouteRecord& one) { return one.destination == destination; });
    keep(context, route_tables, table);
    return DeleteRouteOutput{};
}

}  // namespace backlot::ec2
