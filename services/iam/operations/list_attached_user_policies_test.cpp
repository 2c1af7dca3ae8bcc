#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListAttachedUserPolicies", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    done(stage, CreatePolicyInput{.policy_name = "b", .path = "/team/", .policy_document = reads_s3});
    const ListAttachedUserPoliciesInput list{.user_name = "ana"};
    for (const auto& policy : {arn("policy/team/b"), make_policy(stage, "a"), std::string(s3_reader)}) {
        done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = policy});
    }

    CHECK(pages(stage, list, &ListAttachedUserPoliciesOutput::attached_policies, &AttachedPolicy::policy_name) == "a b|AmazonS3ReadOnlyAccess");
    CHECK(shown(done(stage, ListAttachedUserPoliciesInput{.user_name = "ana", .path_prefix = "/team/"}).attached_policies, &AttachedPolicy::policy_arn) ==
          arn("policy/team/b"));
    CHECK(error_of(stage.call(ListAttachedUserPoliciesInput{.user_name = "bob"})) == "NoSuchEntity");
    CHECK(refused_on(stage, list) == "user/ana");
}
