#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("DeleteRouteTable", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto link = stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = id});
    REQUIRE(link);
    CHECK(error_of(stage.call(DeleteRouteTableInput{.route_table_id = id})) == "DependencyViolation");
    REQUIRE(stage.call(DisassociateRouteTableInput{.association_id = *link->association_id}));
    REQUIRE(stage.call(DeleteRouteTableInput{.route_table_id = id}));
    CHECK(error_of(stage.call(DeleteRouteTableInput{.route_table_id = id})) == "InvalidRouteTableID.NotFound");
    const auto tables = stage.call(DescribeRouteTablesInput{.filters = where("association.main", {"true"})});
    CHECK(error_of(stage.call(DeleteRouteTableInput{.route_table_id = *tables->route_tables[0].route_table_id})) == "DependencyViolation");
}
