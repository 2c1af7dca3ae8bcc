#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("ReplaceRouteTableAssociation", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto one = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto two = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto link = *stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = one})->association_id;
    const auto made = stage.call(ReplaceRouteTableAssociationInput{.association_id = link, .route_table_id = two});
    REQUIRE(made);
    CHECK(made->new_association_id != link);
    const auto found = stage.call(DescribeRouteTablesInput{.filters = where("association.subnet-id", {set.subnet})});
    REQUIRE(found);
    CHECK(found->route_tables[0].route_table_id == two);
    CHECK(error_of(stage.call(ReplaceRouteTableAssociationInput{.association_id = link, .route_table_id = two})) == "InvalidAssociationID.NotFound");
    const auto again = stage.call(ReplaceRouteTableAssociationInput{.association_id = *made->new_association_id, .route_table_id = two});
    REQUIRE(again);
    CHECK(stage.call(DescribeRouteTablesInput{.filters = where("association.subnet-id", {set.subnet})})->route_tables.size() == 1);
}
