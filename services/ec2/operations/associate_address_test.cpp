#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("AssociateAddress", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto made = stage.call(AllocateAddressInput{});
    REQUIRE(made);
    const auto one = *set.make_interface().network_interface_id;
    const auto two = *set.make_interface().network_interface_id;
    CHECK(error_of(stage.call(AssociateAddressInput{.allocation_id = made->allocation_id, .network_interface_id = one})) == "Gateway.NotAttached");
    set.open();
    REQUIRE(stage.call(AssociateAddressInput{.allocation_id = made->allocation_id, .network_interface_id = one}));
    CHECK(set.interface(one).association->public_ip == made->public_ip);
    AssociateAddressInput input{.allocation_id = made->allocation_id, .network_interface_id = two, .allow_reassociation = false};
    CHECK(error_of(stage.call(input)) == "Resource.AlreadyAssociated");
    input.allow_reassociation = true;
    REQUIRE(stage.call(input));
    CHECK_FALSE(set.interface(one).association);
    // It outlives the interface.
    REQUIRE(stage.call(DeleteNetworkInterfaceInput{.network_interface_id = two}));
    const auto found = stage.call(DescribeAddressesInput{});
    REQUIRE(found);
    CHECK_FALSE(found->addresses[0].association_id);
    CHECK(found->addresses[0].public_ip == made->public_ip);
    CHECK(error_of(stage.call(AssociateAddressInput{.allocation_id = made->allocation_id})) == "MissingParameter");
}
