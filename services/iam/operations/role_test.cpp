#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetRole", "[iam]") {
    Stage stage;
    make_role(stage, "worker");

    SECTION("shows the trust policy, and principals by their ARN") {
        make_user(stage, "ana");
        done(stage, UpdateAssumeRolePolicyInput{.role_name = "worker", .policy_document =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":")" + arn("user/ana") + R"("},"Action":"sts:AssumeRole"}})"});
        CHECK(done(stage, GetRoleInput{.role_name = "WORKER"}).role.assume_role_policy_document->find("user%2Fana") != std::string::npos);
        const auto id = done(stage, GetUserInput{.user_name = "ana"}).user.user_id;
        done(stage, DeleteUserInput{.user_name = "ana"});
        CHECK(done(stage, GetRoleInput{.role_name = "worker"}).role.assume_role_policy_document->find(id) != std::string::npos);
    }
    SECTION("shows when the role was last used, and where") {
        CHECK_FALSE(done(stage, GetRoleInput{.role_name = "worker"}).role.role_last_used->last_used_date);
        const auto root = stage.caller();
        done(stage, PutRolePolicyInput{.role_name = "worker", .policy_name = "all", .policy_document = allows_all});
        stage.as("main/worker").in("eu-west-1");
        done(stage, ListUsersInput{});
        stage.be(root);
        const auto used = *done(stage, GetRoleInput{.role_name = "worker"}).role.role_last_used;
        CHECK(used.last_used_date == clock::Time{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}});
        CHECK(used.region == "us-east-1");
    }
    SECTION("fails for none and is refused by a policy") {
        CHECK(message_of(stage.call(GetRoleInput{.role_name = "none"})) == "The role with name none cannot be found.");
        CHECK(error_of(stage.call(GetRoleInput{.role_name = "none"})) == "NoSuchEntity");
        CHECK(refused_on(stage, GetRoleInput{.role_name = "worker"}) == "role/worker");
    }
}

TEST_CASE("DeleteRole", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const DeleteRoleInput gone{.role_name = "worker"};

    SECTION("a role goes only without policies and instance profiles") {
        make_profile(stage, "machine");
        done(stage, AddRoleToInstanceProfileInput{.instance_profile_name = "machine", .role_name = "worker"});
        CHECK(error_of(stage.call(gone)) == "DeleteConflict");
        CHECK(message_of(stage.call(gone)) == "Cannot delete entity, must remove roles from instance profile first.");
        done(stage, RemoveRoleFromInstanceProfileInput{.instance_profile_name = "machine", .role_name = "worker"});
        done(stage, AttachRolePolicyInput{.role_name = "worker", .policy_arn = s3_reader});
        CHECK(message_of(stage.call(gone)) == "Cannot delete entity, must detach all policies first.");
        done(stage, DetachRolePolicyInput{.role_name = "worker", .policy_arn = s3_reader});
        done(stage, PutRolePolicyInput{.role_name = "worker", .policy_name = "p", .policy_document = reads_s3});
        CHECK(message_of(stage.call(gone)) == "Cannot delete entity, must delete policies first.");
        done(stage, DeleteRolePolicyInput{.role_name = "worker", .policy_name = "p"});
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
    }
    SECTION("a service-linked role is its service's") {
        CHECK(error_of(stage.call(DeleteRoleInput{.role_name = make_linked_role(stage)})) == "UnmodifiableEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, gone) == "role/worker"); }
}
