#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("AuthorizeSecurityGroupEgress", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    AuthorizeSecurityGroupEgressInput input{.group_id = web};
    IpPermission permission{.ip_protocol = "tcp", .from_port = 443, .to_port = 443};
    permission.ip_ranges.push_back({.cidr_ip = "10.0.0.0/8"});
    input.ip_permissions = {permission};

    SECTION("is a way out, beside the one that lets everything out") {
        CHECK(stage.call(input)->security_group_rules[0].is_egress == true);
        CHECK(error_of(stage.call(input)) == "InvalidPermission.Duplicate");
        permission = {.ip_protocol = "-1"};
        permission.ip_ranges.push_back({.cidr_ip = "0.0.0.0/0"});
        input.ip_permissions = {permission};
        CHECK(error_of(stage.call(input)) == "InvalidPermission.Duplicate");
    }
    SECTION("needs permissions") {
        input.ip_permissions = {};
        CHECK(error_of(stage.call(input)) == "MissingParameter");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:AuthorizeSecurityGroupEgress");
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
    }
}
