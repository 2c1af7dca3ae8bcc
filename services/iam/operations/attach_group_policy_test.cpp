#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("AttachGroupPolicy", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    const auto attach = [&](const std::string& policy) { return stage.call(AttachGroupPolicyInput{.group_name = "readers", .policy_arn = policy}); };

    SECTION("counts as an attachment once") {
        REQUIRE(attach(s3_reader));
        REQUIRE(attach(s3_reader));
        CHECK(done(stage, GetPolicyInput{.policy_arn = s3_reader}).policy->attachment_count == 1);
    }
    SECTION("ten at most") {
        for (int i = 0; i < 10; ++i) REQUIRE(attach(make_policy(stage, "p" + std::to_string(i))));
        CHECK(error_of(attach(s3_reader)) == "LimitExceeded");
        CHECK(message_of(attach(s3_reader)) == "Cannot exceed quota for PoliciesPerGroup: 10");
    }
    SECTION("only what exists and may be attached") {
        CHECK(error_of(attach(arn("policy/none"))) == "NoSuchEntity");
        CHECK(error_of(attach("AmazonS3ReadOnlyAccess-please")) == "ValidationError");
        CHECK(error_of(attach("arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy")) == "PolicyNotAttachable");
        CHECK(error_of(stage.call(AttachGroupPolicyInput{.group_name = "none", .policy_arn = s3_reader})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, AttachGroupPolicyInput{.group_name = "readers", .policy_arn = s3_reader}) == "group/readers"); }
}
