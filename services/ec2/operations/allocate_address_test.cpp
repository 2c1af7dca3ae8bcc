#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;

TEST_CASE("AllocateAddress", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto made = stage.call(AllocateAddressInput{.domain = "vpc", .tag_specifications = tagged("elastic-ip", {{"Name", "out"}})});
    REQUIRE(made);
    CHECK(made->public_ip->starts_with("198."));
    for (int i = 1; i < 5; ++i) REQUIRE(stage.call(AllocateAddressInput{}));
    CHECK(error_of(stage.call(AllocateAddressInput{})) == "AddressLimitExceeded");
    CHECK(error_of(stage.call(AllocateAddressInput{.domain = "standard"})) == "InvalidParameterValue");
    set.be_user_without("ec2:AllocateAddress");
    CHECK(error_of(stage.call(AllocateAddressInput{})) == "UnauthorizedOperation");
}
