#include "services/ec2/routes.h"

#include <algorithm>

#include "services/ec2/cidr.h"
#include "services/ec2/peering.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

// An endpoint's routes are the service's own addresses, by their prefix list.
bool is_prefix_list(std::string_view destination) { return destination.starts_with("pl-"); }

Route route_shape(const Context& context, const RouteRecord& record) {
    Route shape{.origin = record.origin, .state = "active"};
    if (is_prefix_list(record.destination)) shape.destination_prefix_list_id = record.destination;
    else shape.destination_cidr_block = record.destination;
    if (record.target.starts_with("eni-")) {
        shape.network_interface_id = record.target;
        if (!look_up(context, interfaces, record.target)) shape.state = "blackhole";
    } else if (record.target.starts_with("pcx-")) {
        shape.vpc_peering_connection_id = record.target;
        const auto peering = look_up(context, peerings, record.target);
        if (!peering || peering->status != "active") shape.state = "blackhole";
    } else if (record.target.starts_with("nat-")) {
        shape.nat_gateway_id = record.target;
        if (!look_up(context, nat_gateways, record.target)) shape.state = "blackhole";
    } else {
        shape.gateway_id = record.target;
        if (record.target.starts_with("igw-") && !look_up(context, internet_gateways, record.target)) shape.state = "blackhole";
    }
    return shape;
}

// Into the VPC itself a route leads to just a subnet, by an interface or a NAT gateway. What is the VPC's whole range has its
// local route already. Source: Amazon VPC User Guide, "Configure route tables" ("Routes"); the sentence as EC2 answers it.
Result<> check_inside(const Context& context, const RouteTableRecord& table, const Cidr& destination, const RouteTarget& target) {
    const auto vpc = look_up(context, vpcs, table.vpc);
    if (!vpc) return {};
    const auto ranges = vpc->ranges();
    const auto around = std::ranges::find_if(ranges, [&](const RangeRecord& one) { return read_cidr(one.cidr)->contains(destination); });
    if (around == ranges.end()) return {};
    if (target.gateway || target.peering) {
        return errors::make("InvalidParameterValue", "The destination CIDR block " + destination.text() +
                                                         " is equal to or more specific than one of this VPC's CIDR blocks. This route can target "
                                                         "only an interface or an instance.");
    }
    if (around->cidr == destination.text()) return {};
    if (first_that(context, subnets, [&](const SubnetRecord& one) { return one.vpc == vpc->id && one.cidr == destination.text(); })) return {};
    return errors::make("InvalidParameterValue", "The destination CIDR block " + destination.text() + " is not that of a subnet of the VPC.");
}

}  // namespace

std::string route_table_of(const store::View& view, std::string_view account, std::string_view region, std::string_view vpc,
                           std::string_view subnet) {
    std::string own;
    std::string main;
    store::scan(view, route_tables, [&](const RouteTableRecord& one) {
        if (one.vpc != vpc) return;
        for (const auto& link : one.links) {
            if (link.subnet == subnet) own = one.id;
            if (link.subnet.empty()) main = one.id;
        }
    }, account, region);
    return own.empty() ? main : own;
}

RouteTable route_table_shape(const Context& context, const RouteTableRecord& table) {
    RouteTable shape{.route_table_id = table.id, .tags = tag_list_of(context, table.id), .vpc_id = table.vpc, .owner_id = owner_of(context)};
    shape.tags.given = true;
    shape.associations.given = true;
    shape.propagating_vgws.given = true;
    for (const auto& link : table.links) {
        RouteTableAssociation one{.main = link.subnet.empty(), .route_table_association_id = link.id, .route_table_id = table.id};
        if (!link.subnet.empty()) one.subnet_id = link.subnet;
        one.association_state = RouteTableAssociationState{.state = "associated"};
        shape.associations.push_back(std::move(one));
    }
    for (const auto& route : table.routes) shape.routes.push_back(route_shape(context, route));
    return shape;
}

Result<RouteRecord> route_in(const Context& context, const RouteTableRecord& table, const std::optional<std::string>& destination,
                             const RouteTarget& target) {
    if (!destination) return errors::missing("destinationCidrBlock");
    const auto cidr = read_cidr(*destination);
    if (!cidr) return errors::invalid_value(*destination, "destinationCidrBlock", "This is not a valid CIDR block.");
    RouteRecord route{.destination = cidr->text(), .origin = "CreateRoute"};
    const int targets = int{target.gateway.has_value()} + int{target.interface.has_value()} + int{target.nat.has_value()} + int{target.peering.has_value()};
    if (targets == 0) return errors::missing("gatewayId");
    if (targets > 1) return errors::bad_combination("A route has one target.");
    BACKLOT_CHECK(check_inside(context, table, *cidr, target));
    if (target.nat) {
        BACKLOT_TRY(gateway, need(context, nat_gateways, *target.nat));
        if (gateway.vpc != table.vpc) return errors::make("InvalidParameterValue", "route table " + table.id + " and NAT gateway " + gateway.id + " belong to different networks");
        route.target = gateway.id;
        return route;
    }
    // To one that is not active too: the route then leads nowhere. Source: Amazon VPC Peering Guide, "Update your route tables".
    if (target.peering) {
        BACKLOT_TRY(peering, need_peering(context, *target.peering));
        if (peering.requester.vpc != table.vpc && peering.accepter.vpc != table.vpc) {
            return errors::make("InvalidParameterValue", "route table " + table.id + " and VPC peering connection " + peering.id + " belong to different networks");
        }
        route.target = peering.id;
        return route;
    }
    if (target.interface) {
        BACKLOT_TRY(interface, need(context, interfaces, *target.interface));
        if (interface.vpc != table.vpc) return errors::make("InvalidParameterValue", "The interface lies in another VPC.");
        route.target = interface.id;
        return route;
    }
    if (target.gateway->starts_with("vpce-")) {
        return errors::make("InvalidParameterValue", "The route of a gateway endpoint is made by the endpoint.");
    }
    BACKLOT_TRY(gateway, need(context, internet_gateways, *target.gateway));
    if (gateway.vpc != table.vpc) {
        return errors::make("InvalidParameterValue", "route table " + table.id + " and network gateway " + gateway.id + " belong to different networks");
    }
    route.target = gateway.id;
    return route;
}

RouteRecord* find_route(RouteTableRecord& table, const std::optional<std::string>& destination) {
    const auto cidr = destination ? read_cidr(*destination) : std::nullopt;
    if (!cidr) return nullptr;
    const auto found = std::ranges::find(table.routes, cidr->text(), &RouteRecord::destination);
    return found == table.routes.end() ? nullptr : &*found;
}

errors::Failure no_route(const std::optional<std::string>& destination, const RouteTableRecord& table) {
    return errors::make("InvalidRoute.NotFound", "no route with destination-cidr-block " + destination.value_or("") + " in route table " + table.id);
}

Result<RouteTableRecord> need_association(const Context& context, std::string_view id) {
    auto found = first_that(context, route_tables, [&](const RouteTableRecord& one) {
        return std::ranges::find(one.links, id, &SubnetLink::id) != one.links.end();
    });
    if (!found) return errors::make("InvalidAssociationID.NotFound", "The association ID '" + std::string(id) + "' does not exist");
    return *std::move(found);
}

}  // namespace backlot::ec2
