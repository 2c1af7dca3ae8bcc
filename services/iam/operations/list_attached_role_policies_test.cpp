#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListAttachedRolePolicies", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    done(stage, CreatePolicyInput{.policy_name = "b", .path = "/team/", .policy_document = reads_s3});
    const ListAttachedRolePoliciesInput list{.role_name = "worker"};
    for (const auto& policy : {arn("policy/team/b"), make_policy(stage, "a"), std::string(s3_reader)}) {
        done(stage, AttachRolePolicyInput{.role_name = "worker", .policy_arn = policy});
    }

    CHECK(pages(stage, list, &ListAttachedRolePoliciesOutput::attached_policies, &AttachedPolicy::policy_name) == "a b|AmazonS3ReadOnlyAccess");
    CHECK(shown(done(stage, ListAttachedRolePoliciesInput{.role_name = "worker", .path_prefix = "/team/"}).attached_policies, &AttachedPolicy::policy_arn) ==
          arn("policy/team/b"));
    CHECK(error_of(stage.call(ListAttachedRolePoliciesInput{.role_name = "none"})) == "NoSuchEntity");
    CHECK(refused_on(stage, list) == "role/worker");
}
