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
    {"route.destination-cidr-block",
     [](const Context&, const RouteTableRecord& one) {
         Texts texts;
         for (const auto& route : one.routes) texts.push_back(route.destination);
         return texts;
     }},
    {"route.gateway-id",
     [](const Context&, const RouteTableRecord& one) {
         Texts texts;
         for (const auto& route : one.routes) texts.push_back(route.target);
         return texts;
     }},
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
