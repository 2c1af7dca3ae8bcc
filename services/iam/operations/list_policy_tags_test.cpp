#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListPolicyTags", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    done(stage, TagPolicyInput{.policy_arn = own, .tags = {{"c", "3"}, {"a", "1"}, {"b", "2"}}});

    CHECK(pages(stage, ListPolicyTagsInput{.policy_arn = own}, &ListPolicyTagsOutput::tags) == "a=1 b=2|c=3");
    CHECK(error_of(stage.call(ListPolicyTagsInput{.policy_arn = arn("policy/none")})) == "NoSuchEntity");
    CHECK(error_of(stage.call(ListPolicyTagsInput{.policy_arn = administrator})) == "InvalidInput");
    CHECK(refused_on(stage, ListPolicyTagsInput{.policy_arn = own}) == "policy/p");
}
