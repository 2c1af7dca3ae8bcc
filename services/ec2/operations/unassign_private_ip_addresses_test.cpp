#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("UnassignPrivateIpAddresses", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto interface = set.make_interface();
    const auto id = *interface.network_interface_id;
    AssignPrivateIpAddressesInput more{.network_interface_id = id};
    more.private_ip_addresses = {std::string("10.0.1.77")};
    REQUIRE(stage.call(more));
    const auto unassign = [&](const std::string& address) {
        UnassignPrivateIpAddressesInput input{.network_interface_id = id};
        input.private_ip_addresses = {address};
        return error_of(stage.call(input));
    };

    SECTION("a further address goes back to the subnet, the first one stays") {
        CHECK(unassign(*interface.private_ip_address) == "InvalidParameterValue");
        CHECK(unassign("10.0.1.77").empty());
        CHECK(set.interface(id).private_ip_addresses.size() == 1);
        CHECK(unassign("10.0.1.77") == "InvalidParameterValue");
        CHECK(stage.call(more));
    }
    SECTION("an Elastic IP address that was with it is free again") {
        set.open();
        const auto elastic = stage.call(AllocateAddressInput{});
        REQUIRE(stage.call(AssociateAddressInput{.allocation_id = elastic->allocation_id, .network_interface_id = id, .private_ip_address = "10.0.1.77"}));
        CHECK(unassign("10.0.1.77").empty());
        CHECK_FALSE(stage.call(DescribeAddressesInput{})->addresses[0].association_id);
        CHECK(set.interface(id).private_ip_addresses.size() == 1);
    }
    SECTION("a policy may refuse it") {
        set.be_user_without("ec2:UnassignPrivateIpAddresses");
        CHECK(unassign("10.0.1.77") == "UnauthorizedOperation");
    }
}
