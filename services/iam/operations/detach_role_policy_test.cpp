#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DetachRolePolicy", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    done(stage, AttachRolePolicyInput{.role_name = "worker", .policy_arn = s3_reader});
    const DetachRolePolicyInput detach{.role_name = "worker", .policy_arn = s3_reader};

    CHECK(refused_on(stage, detach) == "role/worker");
    REQUIRE(stage.call(detach));
    CHECK(done(stage, GetPolicyInput{.policy_arn = s3_reader}).policy->attachment_count == 0);
    CHECK(error_of(stage.call(detach)) == "NoSuchEntity");
    const auto linked = make_linked_role(stage);
    const auto theirs = done(stage, ListAttachedRolePoliciesInput{.role_name = linked}).attached_policies.at(0).policy_arn;
    CHECK(error_of(stage.call(DetachRolePolicyInput{.role_name = linked, .policy_arn = *theirs})) == "UnmodifiableEntity");
}
