#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("ReleaseAddress", "[ec2]") {
    Set set;
    set.open();
    auto& stage = set.stage;
    const auto id = *stage.call(AllocateAddressInput{})->allocation_id;
    const auto link = stage.call(AssociateAddressInput{.allocation_id = id, .network_interface_id = set.make_interface().network_interface_id});
    REQUIRE(link);
    CHECK(error_of(stage.call(ReleaseAddressInput{.allocation_id = id})) == "InvalidIPAddress.InUse");
    REQUIRE(stage.call(DisassociateAddressInput{.association_id = link->association_id}));
    REQUIRE(stage.call(ReleaseAddressInput{.allocation_id = id}));
    CHECK(error_of(stage.call(ReleaseAddressInput{.allocation_id = id})) == "InvalidAllocationID.NotFound");
    CHECK(error_of(stage.call(ReleaseAddressInput{})) == "MissingParameter");
}
