// DeleteRouteTable: a route table that no subnet has and that is not the main one.
//
// Fails with InvalidRouteTableID.NotFound, DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteRouteTable.
#include "services/ec2/begin.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

Result<Access> delete_route_table_access(const Context& context, const DeleteRouteTableInput& input) {
    return asks(on(context, "ec2:DeleteRouteTable", input.route_table_id, "route-table"));
}

Result<DeleteRouteTableOutput> delete_route_table(Context& context, const DeleteRouteTableInput& input) {
    BACKLOT_CHECK(begin(input, {"RouteTableId"}));
    BACKLOT_TRY(table, need(context, route_tables, input.route_table_id));
    if (!table.links.empty()) return errors::has_dependencies("routeTable", table.id);
    for (auto endpoint : all_that(context, endpoints_table, [&](const EndpointRecord& one) { return one.vpc == table.vpc; })) {
        if (std::erase(endpoint.route_tables, table.id) > 0) keep(context, endpoints_table, endpoint);
    }
    drop(context, route_tables, table);
    return DeleteRouteTableOutput{};
}

}  // namespace backlot::ec2
