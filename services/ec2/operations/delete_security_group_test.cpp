#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DeleteSecurityGroup", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");

    SECTION("is refused while another group names it; naming itself does not hold it") {
        const auto db = set.make_group("db");
        AuthorizeSecurityGroupIngressInput input{.group_id = db};
        IpPermission permission{.ip_protocol = "-1"};
        permission.user_id_group_pairs.push_back({.group_id = web});
        input.ip_permissions = {permission};
        REQUIRE(stage.call(input));
        input.group_id = web;
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(DeleteSecurityGroupInput{.group_id = web})) == "DependencyViolation");
        REQUIRE(stage.call(DeleteSecurityGroupInput{.group_id = db}));
        CHECK(stage.call(DeleteSecurityGroupInput{.group_id = web})->group_id == web);
        CHECK(error_of(stage.call(DeleteSecurityGroupInput{.group_id = web})) == "InvalidGroup.NotFound");
    }
    SECTION("is refused while an interface has it") {
        CreateNetworkInterfaceInput input{.subnet_id = set.subnet};
        input.groups = {web};
        const auto made = stage.call(input);
        CHECK(error_of(stage.call(DeleteSecurityGroupInput{.group_id = web})) == "DependencyViolation");
    }
    SECTION("the default group stays") {
        const auto all = stage.call(DescribeSecurityGroupsInput{.filters = where("group-name", {"default"})});
        CHECK(error_of(stage.call(DeleteSecurityGroupInput{.group_id = all->security_groups[0].group_id})) ==
              "CannotDelete");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DeleteSecurityGroup");
        CHECK(error_of(stage.call(DeleteSecurityGroupInput{.group_id = web})) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:DeleteSecurityGroup", set.arn("security-group/" + web)));
    }
}
