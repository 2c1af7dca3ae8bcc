#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("DeleteInternetGateway", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *stage.call(CreateInternetGatewayInput{})->internet_gateway->internet_gateway_id;
    REQUIRE(stage.call(AttachInternetGatewayInput{.internet_gateway_id = id, .vpc_id = set.vpc}));
    CHECK(error_of(stage.call(DeleteInternetGatewayInput{.internet_gateway_id = id})) == "DependencyViolation");
    REQUIRE(stage.call(DetachInternetGatewayInput{.internet_gateway_id = id, .vpc_id = set.vpc}));
    REQUIRE(stage.call(DeleteInternetGatewayInput{.internet_gateway_id = id}));
    CHECK(error_of(stage.call(DeleteInternetGatewayInput{.internet_gateway_id = id})) == "InvalidInternetGatewayID.NotFound");
}
