#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("RevokeSecurityGroupEgress", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    RevokeSecurityGroupEgressInput input{.group_id = web};
    IpPermission all{.ip_protocol = "-1"};
    all.ip_ranges.push_back({.cidr_ip = "0.0.0.0/0"});
    input.ip_permissions = {all};

    SECTION("closes the way out that a group is made with") {
        CHECK(stage.call(input)->revoked_security_group_rules.size() == 1);
        CHECK(error_of(stage.call(input)) == "InvalidPermission.NotFound");
        DescribeSecurityGroupsInput named;
        named.group_ids = {web};
        CHECK(stage.call(named)->security_groups[0].ip_permissions_egress.empty());
    }
    SECTION("needs something to revoke") {
        CHECK(error_of(stage.call(RevokeSecurityGroupEgressInput{.group_id = web})) == "MissingParameter");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:RevokeSecurityGroupEgress");
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
    }
}
