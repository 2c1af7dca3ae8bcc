#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("DescribeInternetGateways", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *stage.call(CreateInternetGatewayInput{})->internet_gateway->internet_gateway_id;
    REQUIRE(stage.call(CreateInternetGatewayInput{}));
    REQUIRE(stage.call(AttachInternetGatewayInput{.internet_gateway_id = id, .vpc_id = set.vpc}));
    CHECK(stage.call(DescribeInternetGatewaysInput{})->internet_gateways.size() == 2);
    const auto found = stage.call(DescribeInternetGatewaysInput{.filters = where("attachment.vpc-id", {set.vpc})});
    REQUIRE(found);
    REQUIRE(found->internet_gateways.size() == 1);
    CHECK(found->internet_gateways[0].internet_gateway_id == id);
    CHECK(found->internet_gateways[0].attachments[0].state == "available");
    set.be_user_without("ec2:DescribeInternetGateways");
    CHECK(error_of(stage.call(DescribeInternetGatewaysInput{})) == "UnauthorizedOperation");
}
