#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListAttachedGroupPolicies", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    done(stage, CreatePolicyInput{.policy_name = "b", .path = "/team/", .policy_document = reads_s3});
    const ListAttachedGroupPoliciesInput list{.group_name = "readers"};
    for (const auto& policy : {arn("policy/team/b"), make_policy(stage, "a"), std::string(s3_reader)}) {
        done(stage, AttachGroupPolicyInput{.group_name = "readers", .policy_arn = policy});
    }

    CHECK(pages(stage, list, &ListAttachedGroupPoliciesOutput::attached_policies, &AttachedPolicy::policy_name) == "a b|AmazonS3ReadOnlyAccess");
    CHECK(shown(done(stage, ListAttachedGroupPoliciesInput{.group_name = "readers", .path_prefix = "/team/"}).attached_policies, &AttachedPolicy::policy_arn) ==
          arn("policy/team/b"));
    CHECK(error_of(stage.call(ListAttachedGroupPoliciesInput{.group_name = "none"})) == "NoSuchEntity");
    CHECK(refused_on(stage, list) == "group/readers");
}
