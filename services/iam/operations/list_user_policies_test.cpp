#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListUserPolicies", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    for (const char* name : {"c", "a", "b"}) {
        done(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = name, .policy_document = reads_s3});
    }
    done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = s3_reader});

    CHECK(pages(stage, ListUserPoliciesInput{.user_name = "ana"}, &ListUserPoliciesOutput::policy_names) == "a b|c");
    CHECK(error_of(stage.call(ListUserPoliciesInput{.user_name = "bob"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListUserPoliciesInput{.user_name = "ana"}) == "user/ana");
}
