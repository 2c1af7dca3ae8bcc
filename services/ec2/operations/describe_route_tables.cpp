// DescribeRouteTables: route tables by id and filters.
//
// Fails with InvalidRouteTableID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeRouteTables.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

namespace {

// One thing of each route, as it is shown.
template <class Part>
constexpr auto of_routes(Part) {
    return [](const Context& context, const RouteTableRecord& one) {
        Texts texts;
        for (const auto& route : route_table_shape(context, one).routes)
            if (const std::optional<std::string> text = Part{}(route)) texts.push_back(*text);
        return texts;
    };
}

constexpr FilterOf<RouteTableRecord> route_table_filters[] = {
    {"route-table-id", [](const Context&, const RouteTableRecord& one) { return Texts{one.id}; }},
    {"vpc-id", [](const Context&, const RouteTableRecord& one) { return Texts{one.vpc}; }},
    {"owner-id", [](const Context& context, const RouteTableRecord&) { return Texts{owner_of(context)}; }},
    {"association.main", [](const Context&, const RouteTableRecord& one) { return yes_or_no(one.is_main()); }},
    {"association.route-table-id", [](const Context&, const RouteTableRecord& one) { return one.links.empty() ? Texts{} : Texts{one.id}; }},
    {"association.route-table-association-id",
     [](const Context&, const RouteTableRecord& one) {
         Texts texts;
         for (const auto& link : one.links) texts.push_back(link.id);
         return texts;
     }},
    {"association.subnet-id",
     [](const Context&, const RouteTableRecord& one) {
         Texts texts;
         for (const auto& link : one.links) {
             if (!link.subnet.empty()) texts.push_back(link.subnet);
         }
         return texts;
     }},
    {"route.destination-cidr-block", of_routes([](const Route& route) { return route.destination_cidr_block; })},
    {"route.destination-prefix-list-id", of_routes([](const Route& route) { return route.destination_prefix_list_id; })},
    {"route.gateway-id", of_routes([](const Route& route) { return route.gateway_id; })},
    {"route.nat-gateway-id", of_routes([](const Route& route) { return route.nat_gateway_id; })},
    {"route.origin", of_routes([](const Route& route) { return route.origin; })},
    {"route.state", of_routes([](const Route& route) { return route.state; })},
    {"association.gateway-id", none_has<RouteTableRecord>},
    {"route.destination-ipv6-cidr-block", none_has<RouteTableRecord>},
    {"route.egress-only-internet-gateway-id", none_has<RouteTableRecord>},
    {"route.instance-id", none_has<RouteTableRecord>},
    {"route.transit-gateway-id", none_has<RouteTableRecord>},
    {"route.vpc-peering-connection-id", of_routes([](const Route& route) { return route.vpc_peering_connection_id; })},
};

}  // namespace

Result<Access> describe_route_tables_access(const Context& context, const DescribeRouteTablesInput&) {
    return on_all(context, "ec2:DescribeRouteTables");
}

Result<DescribeRouteTablesOutput> describe_route_tables(const Context& context, const DescribeRouteTablesInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "RouteTableIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<RouteTableRecord>(context, route_tables, route_table_filters,
                                               {"routeTableIds", input.route_table_ids, input.filters, input.max_results, input.next_token}));
    DescribeRouteTablesOutput output{.next_token = page.next};
    output.route_tables.given = true;
    for (const auto& one : page.items) output.route_tables.push_back(route_table_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
