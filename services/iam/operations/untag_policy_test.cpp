#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UntagPolicy", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    done(stage, TagPolicyInput{.policy_arn = own, .tags = {{"Team", "red"}, {"unit", "a"}}});
    const UntagPolicyInput untag{.policy_arn = own, .tag_keys = {"team", "unit", "none"}};

    CHECK(refused_on(stage, untag) == "policy/p");
    done(stage, untag);
    CHECK(shown(done(stage, ListPolicyTagsInput{.policy_arn = own}).tags) == "Team=red");
    CHECK(error_of(stage.call(UntagPolicyInput{.policy_arn = arn("policy/none"), .tag_keys = {"a"}})) == "NoSuchEntity");
}
