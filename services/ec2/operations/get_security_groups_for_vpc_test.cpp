#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("GetSecurityGroupsForVpc", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    const auto other = set.make_vpc("10.1.0.0/16");

    SECTION("the groups of the VPC, and no others") {
        const auto found = stage.call(GetSecurityGroupsForVpcInput{.vpc_id = set.vpc});
        REQUIRE(found);
        REQUIRE(found->security_group_for_vpcs.size() == 2);  // the default one, too
        for (const auto& one : found->security_group_for_vpcs) CHECK(one.primary_vpc_id == set.vpc);
        CHECK(stage.call(GetSecurityGroupsForVpcInput{.vpc_id = other})->security_group_for_vpcs.size() == 1);
    }
    SECTION("by filters") {
        GetSecurityGroupsForVpcInput input{.vpc_id = set.vpc, .filters = where("group-name", {"web"})};
        const auto found = stage.call(input);
        REQUIRE(found->security_group_for_vpcs.size() == 1);
        CHECK(found->security_group_for_vpcs.front().group_id == web);
        input.filters = where("vpc-id", {set.vpc});
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
    }
    SECTION("a VPC that is not there") {
        CHECK(error_of(stage.call(GetSecurityGroupsForVpcInput{.vpc_id = "vpc-00000000000000000"})) == "InvalidVpcID.NotFound");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:GetSecurityGroupsForVpc");
        CHECK(error_of(stage.call(GetSecurityGroupsForVpcInput{.vpc_id = set.vpc})) == "UnauthorizedOperation");
    }
}
