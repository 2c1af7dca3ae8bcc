// Route tables: which one a subnet has, and their shape.
//
// Source: Amazon VPC User Guide, "Configure route tables"; Amazon EC2 API Reference (2016-11-15), RouteTable, Route.
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

inline constexpr std::size_t routes_limit = 500;  // of a table

// The one that is linked to the subnet, else the main one of its VPC.
[[nodiscard]] std::string route_table_of(const store::View& view, std::string_view account, std::string_view region,
                                         std::string_view vpc, std::string_view subnet);
[[nodiscard]] RouteTable route_table_shape(const Context& context, const RouteTableRecord& table);

// Where a route leads: what of these an input names.
struct RouteTarget {
    std::optional<std::string> gateway;
    std::optional<std::string> interface;
    std::optional<std::string> nat;
    std::optional<std::string> peering;
};
// As it is kept. Fails with MissingParameter, InvalidParameterValue, Invalid...ID.NotFound.
[[nodiscard]] Result<RouteRecord> route_in(const Context& context, const RouteTableRecord& table,
                                           const std::optional<std::string>& destination, const RouteTarget& target);
[[nodiscard]] RouteRecord* find_route(RouteTableRecord& table, const std::optional<std::string>& destination);
// "no route with destination-cidr-block 10.0.0.0/8 in route table rtb-1"
[[nodiscard]] errors::Failure no_route(const std::optional<std::string>& destination, const RouteTableRecord& table);
// Fails with InvalidAssociationID.NotFound.
[[nodiscard]] Result<RouteTableRecord> need_association(const Context& context, std::string_view id);

}  // namespace backlot::ec2
