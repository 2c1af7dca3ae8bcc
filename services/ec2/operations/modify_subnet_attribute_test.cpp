#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("ModifySubnetAttribute", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const ModifySubnetAttributeInput maps{.map_public_ip_on_launch = AttributeBooleanValue{.value = true},
                                          .subnet_id = set.subnet};

    SECTION("public addresses on launch are off until they are switched on") {
        CHECK(stage.call(DescribeSubnetsInput{})->subnets[0].map_public_ip_on_launch == false);
        REQUIRE(stage.call(maps));
        CHECK(stage.call(DescribeSubnetsInput{})->subnets[0].map_public_ip_on_launch == true);
    }
    SECTION("what is not built is refused, unless it is switched off") {
        ModifySubnetAttributeInput input{.subnet_id = set.subnet};
        input.assign_ipv6address_on_creation = AttributeBooleanValue{.value = true};
        CHECK(error_of(stage.call(input)) == "NotImplemented");
        input.assign_ipv6address_on_creation->value = false;
        CHECK(stage.call(input));
    }
    SECTION("a policy sees the value") {
        set.be_user_with(
            R"({"Effect":"Allow","Action":"ec2:ModifySubnetAttribute","Resource":"*","Condition":{"StringEquals":{"ec2:Attribute/MapPublicIpOnLaunch":"false"}}})");
        CHECK(error_of(stage.call(maps)) == "UnauthorizedOperation");
        auto off = maps;
        off.map_public_ip_on_launch->value = false;
        CHECK(stage.call(off));
    }
}
