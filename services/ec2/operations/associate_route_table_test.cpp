#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("AssociateRouteTable", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto one = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto two = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto made = stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = one});
    REQUIRE(made);
    CHECK(stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = one})->association_id == made->association_id);
    CHECK(error_of(stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = two})) == "Resource.AlreadyAssociated");
    const auto elsewhere = *stage.call(CreateRouteTableInput{.vpc_id = set.make_vpc("10.1.0.0/16")})->route_table->route_table_id;
    CHECK(error_of(stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = elsewhere})) == "InvalidParameterValue");
    CHECK(error_of(stage.call(AssociateRouteTableInput{.route_table_id = two})) == "MissingParameter");
    set.be_user_without("ec2:AssociateRouteTable");
    CHECK(error_of(stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = one})) == "UnauthorizedOperation");
}
