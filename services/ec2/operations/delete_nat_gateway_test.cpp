#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("DeleteNatGateway", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto address = stage.call(AllocateAddressInput{});
    const auto made = stage.call(CreateNatGatewayInput{.allocation_id = address->allocation_id, .subnet_id = set.subnet});
    REQUIRE(made);
    const DeleteNatGatewayInput input{.nat_gateway_id = *made->nat_gateway->nat_gateway_id};
    REQUIRE(stage.call(input));
    CHECK(error_of(stage.call(input)) == "NatGatewayNotFound");
    CHECK(stage.call(DescribeNetworkInterfacesInput{})->network_interfaces.empty());
    REQUIRE(stage.call(ReleaseAddressInput{.allocation_id = address->allocation_id}));
    set.be_user_without("ec2:DeleteNatGateway");
    CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
}
