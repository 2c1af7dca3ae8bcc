#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeAddresses", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto one = stage.call(AllocateAddressInput{.tag_specifications = tagged("elastic-ip", {{"Name", "out"}})});
    const auto two = stage.call(AllocateAddressInput{});
    REQUIRE(two);
    CHECK(stage.call(DescribeAddressesInput{})->addresses.size() == 2);
    CHECK(stage.call(DescribeAddressesInput{.filters = where("tag:Name", {"out"})})->addresses[0].allocation_id == one->allocation_id);
    DescribeAddressesInput named;
    named.public_ips = {*two->public_ip};
    CHECK(stage.call(named)->addresses.size() == 1);
    named.public_ips = {"198.18.255.255"};
    CHECK(error_of(stage.call(named)) == "InvalidAddress.NotFound");
    set.be_user_without("ec2:DescribeAddresses");
    CHECK(error_of(stage.call(DescribeAddressesInput{})) == "UnauthorizedOperation");
}
