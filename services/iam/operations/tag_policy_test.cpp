#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("TagPolicy", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    const auto tag = [&](model::List<Tag> tags) { return stage.call(TagPolicyInput{.policy_arn = own, .tags = std::move(tags)}); };
    REQUIRE(tag({{"Team", "red"}}));

    SECTION("keys of policies differ by their case, unlike those of users and roles") {
        REQUIRE(tag({{"team", "blue"}, {"Team", "green"}}));
        CHECK(shown(done(stage, GetPolicyInput{.policy_arn = own}).policy->tags) == "Team=green team=blue");
        CHECK(error_of(tag({{"x", "1"}, {"x", "2"}})) == "InvalidInput");
    }
    SECTION("fifty at most, none of AWS's, and none on AWS's own policies") {
        CHECK(error_of(tag(many_tags(50))) == "LimitExceeded");
        CHECK(error_of(tag({{"aws:x", "1"}})) == "InvalidInput");
        CHECK(error_of(stage.call(TagPolicyInput{.policy_arn = administrator, .tags = {{"a", "1"}}})) == "AccessDenied");
        CHECK(error_of(stage.call(TagPolicyInput{.policy_arn = arn("policy/none"), .tags = {{"a", "1"}}})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, TagPolicyInput{.policy_arn = own, .tags = {{"a", "1"}}}) == "policy/p"); }
}
