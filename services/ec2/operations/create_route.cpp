// CreateRoute: a route to an internet or NAT gateway, a network interface or a VPC peering connection; other targets are NotImplemented.
//
// Fails with InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidInternetGatewayID.NotFound, RouteLimitExceeded,
// InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateRoute.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

Result<Access> create_route_access(const Context& context, const CreateRouteInput& input) {
    return asks(on(context, "ec2:CreateRoute", input.route_table_id, "route-table"));
}

Result<CreateRouteOutput> create_route(Context& context, const CreateRouteInput& input) {
    BACKLOT_CHECK(begin(input, {"RouteTableId", "DestinationCidrBlock", "GatewayId", "NetworkInterfaceId", "NatGatewayId", "VpcPeeringConnectionId"}));
    BACKLOT_TRY(table, need(context, route_tables, input.route_table_id));
    if (input.gateway_id && input.gateway_id->starts_with("nat-")) {
        return errors::make("InvalidGatewayID.NotFound", "The gateway ID '" + *input.gateway_id + "' does not exist");
    }
    BACKLOT_TRY(route, route_in(context, table, input.destination_cidr_block, {.gateway = input.gateway_id, .interface = input.network_interface_id, .nat = input.nat_gateway_id, .peering = input.vpc_peering_connection_id}));
    if (const auto* other = find_route(table, input.destination_cidr_block)) {
        if (other->target == route.target) return CreateRouteOutput{.return_ = true};
        return errors::make("RouteAlreadyExists", "The route identified by " + route.destination + " already exists.");
    }
    if (table.routes.size() >= routes_limit) return errors::make("RouteLimitExceeded", "The route table has as many routes as it may have.");
    table.routes.push_back(route);
    keep(context, route_tables, table);
    return CreateRouteOutput{.return_ = true};
}

}  // namespace backlot::ec2
