#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeSecurityGroups", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    AuthorizeSecurityGroupIngressInput ssh{.cidr_ip = "10.0.0.0/8", .from_port = 22, .group_id = web,
                                           .ip_protocol = "tcp", .to_port = 22};
    REQUIRE(stage.call(ssh));

    SECTION("by name, by peer and by port of its rules") {
        const auto ids = [&](std::string name, std::string value) {
            std::vector<std::string> found;
            const auto described = stage.call(DescribeSecurityGroupsInput{.filters = where(name, {value})});
            for (const auto& one : described->security_groups)
                found.push_back(*one.group_id);
            return found;
        };
        CHECK(ids("group-name", "web") == std::vector{web});
        CHECK(ids("ip-permission.cidr", "10.0.0.0/8") == std::vector{web});
        CHECK(ids("ip-permission.from-port", "22") == std::vector{web});
        CHECK(ids("egress.ip-permission.cidr", "0.0.0.0/0").size() == 2);
        CHECK(ids("ip-permission.cidr", "0.0.0.0/0").empty());
    }
    SECTION("rules that share protocol and ports are one permission") {
        ssh.cidr_ip = "192.168.0.0/16";
        REQUIRE(stage.call(ssh));
        DescribeSecurityGroupsInput input;
        input.group_ids = {web};
        const auto group = stage.call(input)->security_groups[0];
        REQUIRE(group.ip_permissions.size() == 1);
        CHECK(group.ip_permissions[0].ip_ranges.size() == 2);
        CHECK(group.owner_id == set.root.account);
    }
    SECTION("ids that are not there; names are of the default VPC, which there is none of") {
        DescribeSecurityGroupsInput input;
        input.group_ids = {"sg-0123456789abcdef0"};
        CHECK(error_of(stage.call(input)) == "InvalidGroup.NotFound");
        input.group_ids = {};
        input.group_names = {"web"};
        CHECK(error_of(stage.call(input)) == "VPCIdNotSpecified");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeSecurityGroups");
        CHECK(error_of(stage.call(DescribeSecurityGroupsInput{})) == "UnauthorizedOperation");
    }
}
