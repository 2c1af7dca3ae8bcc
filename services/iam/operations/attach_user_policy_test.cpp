#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("AttachUserPolicy", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto attach = [&](const std::string& policy) { return stage.call(AttachUserPolicyInput{.user_name = "ana", .policy_arn = policy}); };

    SECTION("allows from the next request on; again changes nothing") {
        REQUIRE(attach(administrator));
        REQUIRE(attach(administrator));
        CHECK(done(stage, ListAttachedUserPoliciesInput{.user_name = "ana"}).attached_policies.size() == 1);
        stage.as("main/user/ana");
        CHECK(stage.call(ListUsersInput{}));
    }
    SECTION("ten at most") {
        for (int i = 0; i < 10; ++i) REQUIRE(attach(make_policy(stage, "p" + std::to_string(i))));
        CHECK(message_of(attach(s3_reader)) == "Cannot exceed quota for PoliciesPerUser: 10");
        CHECK(error_of(attach(s3_reader)) == "LimitExceeded");
        CHECK(attach(arn("policy/p0")));
    }
    SECTION("only what exists and may be attached") {
        CHECK(message_of(attach(arn("policy/none"))) == "Policy " + arn("policy/none") + " does not exist or is not attachable.");
        CHECK(error_of(attach(arn("policy/none"))) == "NoSuchEntity");
        CHECK(error_of(attach("AmazonS3ReadOnlyAccess-please")) == "ValidationError");
        CHECK(message_of(attach("AmazonS3ReadOnlyAccess-please")) == "ARN AmazonS3ReadOnlyAccess-please is not valid.");
        CHECK(error_of(attach("arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy")) == "PolicyNotAttachable");
        CHECK(error_of(stage.call(AttachUserPolicyInput{.user_name = "bob", .policy_arn = s3_reader})) == "NoSuchEntity");
    }
    SECTION("iam:PolicyARN is what is attached") {
        CHECK(refused_on(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = s3_reader}) == "user/ana");
        make_user(stage, "bob");
        done(stage, PutUserPolicyInput{.user_name = "bob", .policy_name = "p", .policy_document =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"*","Condition":{"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}}}})"});
        stage.as("main/user/bob");
        CHECK(error_of(attach(administrator)) == "AccessDenied");
        CHECK(attach(s3_reader));
    }
}
