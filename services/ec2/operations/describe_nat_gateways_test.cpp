#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("DescribeNatGateways", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    REQUIRE(stage.call(CreateNatGatewayInput{.subnet_id = set.subnet, .connectivity_type = "private"}));
    CHECK(stage.call(DescribeNatGatewaysInput{.filter = where("vpc-id", {set.vpc})})->nat_gateways.size() == 1);
    CHECK(stage.call(DescribeNatGatewaysInput{.filter = where("state", {"deleted"})})->nat_gateways.empty());
    DescribeNatGatewaysInput named;
    named.nat_gateway_ids = {"nat-0123456789abcdef0"};
    CHECK(error_of(stage.call(named)) == "NatGatewayNotFound");
}
