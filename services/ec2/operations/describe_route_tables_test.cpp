#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("DescribeRouteTables", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    CHECK(stage.call(DescribeRouteTablesInput{.filters = where("vpc-id", {set.vpc})})->route_tables.size() == 2);
    CHECK(stage.call(DescribeRouteTablesInput{.filters = where("association.main", {"false"})})->route_tables[0].route_table_id == id);
    REQUIRE(stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = id}));
    CHECK(stage.call(DescribeRouteTablesInput{.filters = where("association.subnet-id", {set.subnet})})->route_tables[0].route_table_id == id);
    CHECK(stage.call(DescribeRouteTablesInput{.filters = where("route.gateway-id", {"igw-*"})})->route_tables.empty());
    set.be_user_without("ec2:DescribeRouteTables");
    CHECK(error_of(stage.call(DescribeRouteTablesInput{})) == "UnauthorizedOperation");
}
