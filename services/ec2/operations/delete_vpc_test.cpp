#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DeleteVpc", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("is refused while a subnet or a group is in it") {
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "DependencyViolation");
        REQUIRE(stage.call(DeleteSubnetInput{.subnet_id = set.subnet}));
        const auto group = set.make_group("web");
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "DependencyViolation");
        REQUIRE(stage.call(DeleteSecurityGroupInput{.group_id = group}));
        CHECK(stage.call(DeleteVpcInput{.vpc_id = set.vpc}));
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "InvalidVpcID.NotFound");
        CHECK(stage.call(DescribeSecurityGroupsInput{})->security_groups.empty());
        CHECK(stage.call(DescribeSecurityGroupRulesInput{})->security_group_rules.empty());
    }
    SECTION("an id of another kind is malformed") {
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.subnet})) == "InvalidVpcID.Malformed");
    }
    SECTION("a policy may ask for a tag of it") {
        REQUIRE(stage.call(DeleteSubnetInput{.subnet_id = set.subnet}));
        set.be_user_with(
            R"({"Effect":"Allow","Action":"ec2:DeleteVpc","Resource":"*","Condition":{"StringEquals":{"ec2:ResourceTag/team":"a"}}})");
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "UnauthorizedOperation");
        const auto user = stage.caller();
        stage.be(set.root);
        CreateTagsInput tag;
        tag.resources = {set.vpc};
        tag.tags = {{.key = "team", .value = "a"}};
        REQUIRE(stage.call(tag));
        stage.be(user);
        CHECK(stage.call(DeleteVpcInput{.vpc_id = set.vpc}));
    }
}
