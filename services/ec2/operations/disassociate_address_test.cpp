#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("DisassociateAddress", "[ec2]") {
    Set set;
    set.open();
    auto& stage = set.stage;
    const auto made = stage.call(AllocateAddressInput{});
    REQUIRE(made);
    const auto id = *set.make_interface().network_interface_id;
    const auto link = stage.call(AssociateAddressInput{.allocation_id = made->allocation_id, .network_interface_id = id});
    REQUIRE(link);
    REQUIRE(stage.call(DisassociateAddressInput{.association_id = link->association_id}));
    CHECK(error_of(stage.call(DisassociateAddressInput{.association_id = link->association_id})) == "InvalidAssociationID.NotFound");
    CHECK_FALSE(set.interface(id).association);
    REQUIRE(stage.call(CreateNatGatewayInput{.allocation_id = made->allocation_id, .subnet_id = set.subnet}));
    CHECK(error_of(stage.call(DisassociateAddressInput{.public_ip = made->public_ip})) == "AuthFailure");
}
