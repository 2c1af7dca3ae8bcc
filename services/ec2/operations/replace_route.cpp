// ReplaceRoute: another target for a route that is there.
//
// Fails with InvalidRouteTableID.NotFound, InvalidRoute.NotFound, InvalidParameterValue, and as CreateRoute does.
//
// Source: Amazon EC2 API Reference (2016-11-15), ReplaceRoute.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

Result<Access> replace_route_access(const Context& context, const ReplaceRouteInput& input) {
    return asks(on(context, "ec2:ReplaceRoute", input.route_table_id, "route-table"));
}

Result<ReplaceRouteOutput> replace_route(Context& context, const ReplaceRouteInput& input) {
    BACKLOT_CHECK(begin(input, {"RouteTableId", "DestinationCidrBlock", "GatewayId", "NetworkInterfaceId", "NatGatewayId", "VpcPeeringConnectionId"}));
    BACKLOT_TRY(table, need(context, route_tables, input.route_table_id));
    auto* old = find_route(table, input.destination_cidr_block);
    if (old == nullptr) return no_route(input.destination_cidr_block, table);
    if (old->target == "local") return errors::make("InvalidParameterValue", "The local route of a VPC cannot be replaced.");
    BACKLOT_TRY(route, route_in(context, table, input.destination_cidr_block, {.gateway = input.gateway_id, .interface = input.network_interface_id, .nat = input.nat_gateway_id, .peering = input.vpc_peering_connection_id}));
    *old = route;
    keep(context, route_tables, table);
    return ReplaceRouteOutput{};
}

}  // namespace backlot::ec2
