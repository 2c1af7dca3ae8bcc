#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetPolicy", "[iam]") {
    Stage stage;

    SECTION("counts who has it") {
        const auto own = make_policy(stage, "reads");
        make_user(stage, "ana");
        make_role(stage, "worker");
        done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = own});
        done(stage, AttachRolePolicyInput{.role_name = "worker", .policy_arn = own});
        done(stage, PutRolePermissionsBoundaryInput{.role_name = "worker", .permissions_boundary = own});
        const auto policy = *done(stage, GetPolicyInput{.policy_arn = own}).policy;
        CHECK(policy.attachment_count == 2);
        CHECK(policy.permissions_boundary_usage_count == 1);
    }
    SECTION("knows AWS's own") {
        const auto policy = *done(stage, GetPolicyInput{.policy_arn = administrator}).policy;
        CHECK(policy.policy_name == "AdministratorAccess");
        CHECK(policy.default_version_id == "v1");
        CHECK(is_unique_id(*policy.policy_id, "ANPA"));
        CHECK(done(stage, GetPolicyInput{.policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"}).policy->path == "/service-role/");
    }
    SECTION("finds a policy by its whole ARN alone") {
        done(stage, CreatePolicyInput{.policy_name = "p", .path = "/team/", .policy_document = reads_s3});
        CHECK(message_of(stage.call(GetPolicyInput{.policy_arn = arn("policy/p")})) == "Policy " + arn("policy/p") + " was not found.");
        CHECK(error_of(stage.call(GetPolicyInput{.policy_arn = arn("policy/p")})) == "NoSuchEntity");
        CHECK(stage.call(GetPolicyInput{.policy_arn = arn("policy/team/p")}));
        CHECK(refused_on(stage, GetPolicyInput{.policy_arn = arn("policy/team/p")}) == "policy/team/p");
    }
}

TEST_CASE("DeletePolicy", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "reads");
    const DeletePolicyInput gone{.policy_arn = own};
    make_user(stage, "ana");

    SECTION("a policy goes only where nobody has it and it has one version") {
        done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = own});
        CHECK(error_of(stage.call(gone)) == "DeleteConflict");
        CHECK(message_of(stage.call(gone)) == "Cannot delete a policy attached to entities.");
        done(stage, DetachUserPolicyInput{.user_name = "ana", .policy_arn = own});
        done(stage, PutUserPermissionsBoundaryInput{.user_name = "ana", .permissions_boundary = own});
        CHECK(error_of(stage.call(gone)) == "DeleteConflict");
        done(stage, DeleteUserPermissionsBoundaryInput{.user_name = "ana"});
        done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = allows_all});
        CHECK(message_of(stage.call(gone)).starts_with("This policy has more than one version."));
        done(stage, DeletePolicyVersionInput{.policy_arn = own, .version_id = "v2"});
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
    }
    SECTION("AWS's own stay, and a policy may refuse it") {
        CHECK(error_of(stage.call(DeletePolicyInput{.policy_arn = administrator})) == "AccessDenied");
        CHECK(refused_on(stage, gone) == "policy/reads");
    }
}
