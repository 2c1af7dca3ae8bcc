#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("ReplaceRoute", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto table = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto one = *set.make_interface().network_interface_id;
    const auto two = *set.make_interface().network_interface_id;
    REQUIRE(stage.call(CreateRouteInput{.route_table_id = table, .destination_cidr_block = "0.0.0.0/0", .network_interface_id = one}));
    ReplaceRouteInput input{.route_table_id = table, .destination_cidr_block = "0.0.0.0/0", .network_interface_id = two};
    REQUIRE(stage.call(input));
    const auto found = stage.call(DescribeRouteTablesInput{.filters = where("route-table-id", {table})});
    REQUIRE(found);
    CHECK(found->route_tables[0].routes[1].network_interface_id == two);
    input.destination_cidr_block = "10.0.0.0/16";
    CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
    input.destination_cidr_block = "10.0.0.0/8";
    CHECK(error_of(stage.call(input)) == "InvalidRoute.NotFound");
}
