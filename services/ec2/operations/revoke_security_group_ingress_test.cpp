#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("RevokeSecurityGroupIngress", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    const auto rule = stage.call(AuthorizeSecurityGroupIngressInput{.cidr_ip = "10.0.0.0/8", .from_port = 22,
                                                                    .group_id = web, .ip_protocol = "tcp",
                                                                    .to_port = 22})->security_group_rules[0];
    const RevokeSecurityGroupIngressInput by_words{.cidr_ip = "10.0.0.0/8", .from_port = 22, .group_id = web,
                                                   .ip_protocol = "tcp", .to_port = 22};
    RevokeSecurityGroupIngressInput by_id{.group_id = web};
    by_id.security_group_rule_ids = {*rule.security_group_rule_id};

    SECTION("by what it says, once") {
        CHECK(stage.call(by_words)->revoked_security_group_rules[0].security_group_rule_id ==
              rule.security_group_rule_id);
        CHECK(error_of(stage.call(by_words)) == "InvalidPermission.NotFound");
    }
    SECTION("by its id, in its own group alone") {
        auto other = by_id;
        other.group_id = set.make_group("other");
        CHECK(error_of(stage.call(other)) == "InvalidSecurityGroupRuleId.NotFound");
        CHECK(stage.call(by_id));
        CHECK(error_of(stage.call(by_id)) == "InvalidSecurityGroupRuleId.NotFound");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:RevokeSecurityGroupIngress");
        CHECK(error_of(stage.call(by_id)) == "UnauthorizedOperation");
    }
}
