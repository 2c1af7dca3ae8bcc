#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;

TEST_CASE("CreateRouteTable", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto made = stage.call(CreateRouteTableInput{.tag_specifications = tagged("route-table", {{"Name", "private"}}), .vpc_id = set.vpc});
    REQUIRE(made);
    CHECK(made->route_table->routes[0].gateway_id == "local");
    CHECK(made->route_table->routes[0].destination_cidr_block == "10.0.0.0/16");
    CHECK(made->route_table->associations.empty());
    CHECK(made->route_table->tags[0].value == "private");
    CHECK(error_of(stage.call(CreateRouteTableInput{.vpc_id = "vpc-0123456789abcdef0"})) == "InvalidVpcID.NotFound");
    CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "DependencyViolation");
    set.be_user_without("ec2:CreateRouteTable");
    CHECK(error_of(stage.call(CreateRouteTableInput{.vpc_id = set.vpc})) == "UnauthorizedOperation");
}
