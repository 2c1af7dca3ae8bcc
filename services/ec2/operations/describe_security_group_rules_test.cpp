#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeSecurityGroupRules", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");

    SECTION("by group, by id and by tag") {
        const auto found = stage.call(DescribeSecurityGroupRulesInput{.filters = where("group-id", {web})});
        REQUIRE(found->security_group_rules.size() == 1);
        CHECK(found->security_group_rules[0].from_port == -1);
        CreateTagsInput tag;
        tag.resources = {*found->security_group_rules[0].security_group_rule_id};
        tag.tags = {{.key = "a", .value = "b"}};
        REQUIRE(stage.call(tag));
        CHECK(stage.call(DescribeSecurityGroupRulesInput{.filters = where("tag:a", {"b"})})
                  ->security_group_rules[0].group_id == web);
        DescribeSecurityGroupRulesInput by_id;
        by_id.security_group_rule_ids = {"sgr-0123456789abcdef0"};
        CHECK(error_of(stage.call(by_id)) == "InvalidSecurityGroupRuleId.NotFound");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeSecurityGroupRules");
        CHECK(error_of(stage.call(DescribeSecurityGroupRulesInput{})) == "UnauthorizedOperation");
    }
}
