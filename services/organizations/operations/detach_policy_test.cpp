#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DetachPolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto policy = company.make_policy("no-buckets", std::string(deny_buckets));
    company.attach(policy, company.dev);
    const DetachPolicyInput from_dev{.policy_id = policy, .target_id = company.dev};

    SECTION("what it denied is allowed from the next request on") {
        stage.as("dev");
        REQUIRE(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
        stage.as("main");
        REQUIRE(stage.call(from_dev));
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
    }
    SECTION("the last service control policy of a target stays") {
        REQUIRE(stage.call(from_dev));
        CHECK(reason_of(stage.call(DetachPolicyInput{.policy_id = "p-FullAWSAccess", .target_id = company.dev})) ==
              "ConstraintViolationException MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }
    SECTION("FullAWSAccess goes where another takes its place, and then nothing else is allowed") {
        REQUIRE(stage.call(DetachPolicyInput{.policy_id = "p-FullAWSAccess", .target_id = company.dev}));
        stage.as("dev");
        CHECK(company.iam("ListUsers", backlot::Json::object()) == "AccessDenied");
    }
    SECTION("RCPFullAWSAccess cannot be detached") {
        company.enable("RESOURCE_CONTROL_POLICY");
        CHECK(reason_of(stage.call(DetachPolicyInput{.policy_id = "p-RCPFullAWSAccess", .target_id = company.dev})) ==
              "InvalidInputException NON_DETACHABLE_POLICY");
    }
    SECTION("it fails where there is nothing to detach") {
        CHECK(error_of(stage.call(DetachPolicyInput{.policy_id = policy, .target_id = company.ops})) ==
              "PolicyNotAttachedException");
        CHECK(error_of(stage.call(DetachPolicyInput{.policy_id = policy, .target_id = company.loner})) ==
              "TargetNotFoundException");
        CHECK(error_of(stage.call(DetachPolicyInput{.policy_id = "p-12345678", .target_id = company.dev})) ==
              "PolicyNotFoundException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(from_dev).empty());
        CHECK(company.refuses_by_policy("DetachPolicy", from_dev));
    }
}
