#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;

TEST_CASE("CreateInternetGateway", "[ec2]") {
    Set set;
    const auto made = set.stage.call(CreateInternetGatewayInput{.tag_specifications = tagged("internet-gateway", {{"Name", "out"}})});
    REQUIRE(made);
    CHECK(made->internet_gateway->internet_gateway_id->starts_with("igw-"));
    CHECK(made->internet_gateway->attachments.empty());
    CHECK(made->internet_gateway->tags[0].value == "out");
    set.be_user_without("ec2:CreateInternetGateway");
    CHECK(error_of(set.stage.call(CreateInternetGatewayInput{})) == "UnauthorizedOperation");
}
