#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("ModifySecurityGroupRules", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    const auto add = [&](std::int64_t port) {
        return *stage.call(AuthorizeSecurityGroupIngressInput{.cidr_ip = "10.0.0.0/8", .from_port = port, .group_id = web,
                                                              .ip_protocol = "tcp", .to_port = port})
                    ->security_group_rules[0].security_group_rule_id;
    };
    const auto ssh = add(22);
    ModifySecurityGroupRulesInput input{.group_id = web};
    input.security_group_rules = {{.security_group_rule_id = ssh,
                                   .security_group_rule = SecurityGroupRuleRequest{.ip_protocol = "tcp",
                                                                                   .from_port = 80,
                                                                                   .to_port = 80,
                                                                                   .cidr_ipv4 = "10.0.0.0/8"}}};

    SECTION("the rule keeps its id") {
        REQUIRE(stage.call(input));
        DescribeSecurityGroupRulesInput by_id;
        by_id.security_group_rule_ids = {ssh};
        CHECK(stage.call(by_id)->security_group_rules[0].from_port == 80);
    }
    SECTION("to what another rule says already") {
        add(80);
        CHECK(error_of(stage.call(input)) == "InvalidPermission.Duplicate");
    }
    SECTION("a rule of another group, and one with two peers") {
        auto wrong = input;
        wrong.group_id = set.make_group("other");
        CHECK(error_of(stage.call(wrong)) == "InvalidSecurityGroupRuleId.NotFound");
        input.security_group_rules[0].security_group_rule->cidr_ipv6 = "::/0";
        CHECK(error_of(stage.call(input)) == "InvalidParameterCombination");
    }
    SECTION("a policy is asked about the group and the rule") {
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:ModifySecurityGroupRules","Resource":")" +
                         set.arn("security-group/*") + "\"}");
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:ModifySecurityGroupRules", set.arn("security-group-rule/" + ssh)));
    }
}
