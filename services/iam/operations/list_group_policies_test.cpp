#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListGroupPolicies", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    for (const char* name : {"c", "a", "b"}) {
        done(stage, PutGroupPolicyInput{.group_name = "readers", .policy_name = name, .policy_document = reads_s3});
    }

    CHECK(pages(stage, ListGroupPoliciesInput{.group_name = "readers"}, &ListGroupPoliciesOutput::policy_names) == "a b|c");
    CHECK(error_of(stage.call(ListGroupPoliciesInput{.group_name = "none"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListGroupPoliciesInput{.group_name = "readers"}) == "group/readers");
}
