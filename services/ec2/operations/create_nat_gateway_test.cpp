#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;

TEST_CASE("CreateNatGateway", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto address = stage.call(AllocateAddressInput{});
    REQUIRE(address);
    const CreateNatGatewayInput input{.allocation_id = address->allocation_id, .client_token = "t", .subnet_id = set.subnet,
                                      .tag_specifications = tagged("natgateway", {{"Name", "out"}})};
    const auto made = stage.call(input);
    REQUIRE(made);
    CHECK(made->nat_gateway->state == "available");
    CHECK(made->nat_gateway->nat_gateway_addresses[0].public_ip == address->public_ip);
    CHECK(made->nat_gateway->tags[0].value == "out");
    CHECK(set.interface(*made->nat_gateway->nat_gateway_addresses[0].network_interface_id).interface_type == "nat_gateway");
    CHECK(stage.call(input)->nat_gateway->nat_gateway_id == made->nat_gateway->nat_gateway_id);
    CHECK(error_of(stage.call(CreateNatGatewayInput{.allocation_id = address->allocation_id, .subnet_id = set.subnet})) == "Resource.AlreadyAssociated");
    CHECK(error_of(stage.call(CreateNatGatewayInput{.subnet_id = set.subnet})) == "MissingParameter");
    CHECK(stage.call(CreateNatGatewayInput{.subnet_id = set.subnet, .connectivity_type = "private"})->nat_gateway->connectivity_type == "private");
    CHECK(error_of(stage.call(DeleteSubnetInput{.subnet_id = set.subnet})) == "DependencyViolation");
    set.be_user_without("ec2:CreateNatGateway");
    CHECK(error_of(stage.call(CreateNatGatewayInput{.subnet_id = set.subnet, .connectivity_type = "private"})) == "UnauthorizedOperation");
}
