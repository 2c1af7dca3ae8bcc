#include <catch2/catch.hpp>

#include "identity/authenticate.h"
#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeSubnets", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto other = set.make_subnet("10.0.2.0/24");

    SECTION("by VPC, zone and range") {
        CHECK(stage.call(DescribeSubnetsInput{.filters = where("vpc-id", {set.vpc})})->subnets.size() == 2);
        CHECK(stage.call(DescribeSubnetsInput{.filters = where("cidr-block", {"10.0.2.0/24"})})->subnets[0].subnet_id ==
              other);
        CHECK(stage.call(DescribeSubnetsInput{.filters = where("availability-zone", {"eu-west-2b"})})->subnets.empty());
    }
    SECTION("its count of free addresses falls with every interface") {
        set.make_interface();
        DescribeSubnetsInput input;
        input.subnet_ids = {set.subnet};
        CHECK(stage.call(input)->subnets[0].available_ip_address_count == 250);
    }
    SECTION("an id that is not there, and a caller who may not") {
        DescribeSubnetsInput input;
        input.subnet_ids = {"subnet-0123456789abcdef0"};
        CHECK(error_of(stage.call(input)) == "InvalidSubnetID.NotFound");
        set.be_user_without("ec2:DescribeSubnets");
        CHECK(error_of(stage.call(DescribeSubnetsInput{})) == "UnauthorizedOperation");
    }
    SECTION("a service sees it by the role that is linked to it, and as itself not at all") {
        set.be_service();
        CHECK(stage.call(DescribeSubnetsInput{})->subnets.size() == 2);
        stage.be(identity::service_principal("ecs.amazonaws.com", set.arn("task/t"), set.root.account));
        CHECK(error_of(stage.call(DescribeSubnetsInput{})) == "UnauthorizedOperation");
    }
}
