#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("AttachInternetGateway", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto one = *stage.call(CreateInternetGatewayInput{})->internet_gateway->internet_gateway_id;
    const auto two = *stage.call(CreateInternetGatewayInput{})->internet_gateway->internet_gateway_id;
    REQUIRE(stage.call(AttachInternetGatewayInput{.internet_gateway_id = one, .vpc_id = set.vpc}));
    CHECK(error_of(stage.call(AttachInternetGatewayInput{.internet_gateway_id = one, .vpc_id = set.vpc})) == "Resource.AlreadyAssociated");
    CHECK(error_of(stage.call(AttachInternetGatewayInput{.internet_gateway_id = two, .vpc_id = set.vpc})) == "InvalidParameterValue");
    CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "DependencyViolation");
    set.be_user_without("ec2:AttachInternetGateway");
    CHECK(error_of(stage.call(AttachInternetGatewayInput{.internet_gateway_id = two, .vpc_id = set.vpc})) == "UnauthorizedOperation");
}
