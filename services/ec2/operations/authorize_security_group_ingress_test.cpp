#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("AuthorizeSecurityGroupIngress", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    const AuthorizeSecurityGroupIngressInput ssh{.cidr_ip = "0.0.0.0/0", .from_port = 22, .group_id = web,
                                                 .ip_protocol = "tcp", .to_port = 22};

    SECTION("the same rule twice is refused in AWS's words") {
        REQUIRE(stage.call(ssh)->security_group_rules.size() == 1);
        const auto again = stage.call(ssh);
        CHECK(error_of(again) == "InvalidPermission.Duplicate");
        CHECK(again.error().message ==
              "the specified rule \"peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW\" already exists");
    }
    SECTION("one rule for each peer; ranges are made canonical") {
        AuthorizeSecurityGroupIngressInput input{.group_id = web};
        IpPermission permission{.ip_protocol = "6", .from_port = 80, .to_port = 90};
        permission.ip_ranges.push_back({.description = "office", .cidr_ip = "10.1.2.3/8"});
        permission.ipv6ranges.push_back({.cidr_ipv6 = "2001:DB8:0::1/32"});
        permission.user_id_group_pairs.push_back({.group_id = web});
        input.ip_permissions = {permission};
        const auto made = stage.call(input)->security_group_rules;
        REQUIRE(made.size() == 3);
        CHECK(made[0].cidr_ipv4 == "10.0.0.0/8");
        CHECK(made[0].ip_protocol == "tcp");
        CHECK(made[0].description == "office");
        CHECK(made[1].cidr_ipv6 == "2001:db8::/32");
        CHECK(made[2].referenced_group_info->group_id == web);
    }
    SECTION("a permission twice in one call") {
        AuthorizeSecurityGroupIngressInput input{.group_id = web};
        IpPermission permission{.ip_protocol = "-1"};
        permission.ip_ranges.push_back({.cidr_ip = "10.0.0.0/8"});
        input.ip_permissions = {permission, permission};
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
    }
    SECTION("ports, protocols and ranges that are none") {
        const auto refused = [&](auto change) {
            auto input = ssh;
            change(input);
            return error_of(stage.call(input));
        };
        CHECK(refused([](auto& one) { one.to_port.reset(); }) == "InvalidParameterValue");
        CHECK(refused([](auto& one) { one.from_port = 23; }) == "InvalidParameterValue");
        CHECK(refused([](auto& one) { one.to_port = 65'536; }) == "InvalidParameterValue");
        CHECK(refused([](auto& one) { one.ip_protocol = "foo"; }) == "InvalidPermission.Malformed");
        CHECK(refused([](auto& one) { one.cidr_ip = "10.0.0.0/33"; }) == "InvalidParameterValue");
        CHECK(refused([](auto& one) { one.cidr_ip.reset(); }) == "MissingParameter");
        CHECK(refused([](auto& one) { one.group_id = "sg-0123456789abcdef0"; }) == "InvalidGroup.NotFound");
    }
    SECTION("a group of another VPC is no peer") {
        const auto other = stage.call(CreateSecurityGroupInput{.description = "d", .group_name = "far",
                                                               .vpc_id = set.make_vpc("10.1.0.0/16")});
        AuthorizeSecurityGroupIngressInput input{.group_id = web};
        IpPermission permission{.ip_protocol = "-1"};
        permission.user_id_group_pairs.push_back({.group_id = other->group_id});
        input.ip_permissions = {permission};
        CHECK(error_of(stage.call(input)) == "InvalidGroup.NotFound");
    }
    SECTION("a group has 60 rules at most") {
        AuthorizeSecurityGroupIngressInput input{.group_id = web};
        IpPermission permission{.ip_protocol = "-1"};
        for (int i = 0; i < 61; ++i) permission.ip_ranges.push_back({.cidr_ip = "10.0." + std::to_string(i) + ".0/24"});
        input.ip_permissions = {permission};
        CHECK(error_of(stage.call(input)) == "RulesPerSecurityGroupLimitExceeded");
        input.ip_permissions[0].ip_ranges.pop_back();
        CHECK(stage.call(input)->security_group_rules.size() == 60);
    }
    SECTION("tags are of the rule, and a policy is asked about the group") {
        auto input = ssh;
        input.tag_specifications = tagged("security-group-rule", {{"a", "b"}});
        CHECK(stage.call(input)->security_group_rules[0].tags[0].value == "b");
        set.be_user_without("ec2:AuthorizeSecurityGroupIngress");
        CHECK(error_of(stage.call(ssh)) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:AuthorizeSecurityGroupIngress", set.arn("security-group/" + web)));
    }
}
