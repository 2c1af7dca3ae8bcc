#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("AttachRolePolicy", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const auto attach = [&](const std::string& policy) { return stage.call(AttachRolePolicyInput{.role_name = "worker", .policy_arn = policy}); };

    SECTION("allows the role's sessions from the next request on; again changes nothing") {
        REQUIRE(attach(administrator));
        REQUIRE(attach(administrator));
        CHECK(done(stage, ListAttachedRolePoliciesInput{.role_name = "worker"}).attached_policies.size() == 1);
        stage.as("main/worker");
        CHECK(stage.call(ListUsersInput{}));
    }
    SECTION("ten at most") {
        for (int i = 0; i < 10; ++i) REQUIRE(attach(make_policy(stage, "p" + std::to_string(i))));
        CHECK(error_of(attach(s3_reader)) == "LimitExceeded");
        CHECK(message_of(attach(s3_reader)) == "Cannot exceed quota for PoliciesPerRole: 10");
    }
    SECTION("only what exists and may be attached, to a role that is no service's") {
        CHECK(error_of(attach(arn("policy/none"))) == "NoSuchEntity");
        CHECK(error_of(attach("AmazonS3ReadOnlyAccess-please")) == "ValidationError");
        const auto service_policy = attach("arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy");
        CHECK(error_of(service_policy) == "PolicyNotAttachable");
        CHECK(message_of(service_policy) == "Cannot attach a Service Role Policy to a Customer Role.");
        CHECK(error_of(stage.call(AttachRolePolicyInput{.role_name = make_linked_role(stage), .policy_arn = s3_reader})) == "UnmodifiableEntity");
        CHECK(error_of(stage.call(AttachRolePolicyInput{.role_name = "none", .policy_arn = s3_reader})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, AttachRolePolicyInput{.role_name = "worker", .policy_arn = s3_reader}) == "role/worker"); }
}
