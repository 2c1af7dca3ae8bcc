#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeNetworkInterfaceAttribute", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *set.make_interface().network_interface_id;
    const auto get = [&](std::string attribute) {
        return stage.call(DescribeNetworkInterfaceAttributeInput{.network_interface_id = id, .attribute = attribute});
    };

    SECTION("one of them at a time") {
        CHECK(get("groupSet")->groups[0].group_name == "default");
        CHECK_FALSE(get("groupSet")->source_dest_check);
        CHECK(get("sourceDestCheck")->source_dest_check->value == true);
        CHECK(get("description")->description->value == "");
        CHECK(get("associatePublicIpAddress")->associate_public_ip_address == false);
        CHECK_FALSE(get("attachment")->attachment);
        CHECK(error_of(stage.call(DescribeNetworkInterfaceAttributeInput{.network_interface_id = id})) ==
              "MissingParameter");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeNetworkInterfaceAttribute");
        CHECK(error_of(get("groupSet")) == "UnauthorizedOperation");
    }
}
