#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("AttachPolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto policy = company.make_policy("no-buckets", std::string(deny_buckets));
    const AttachPolicyInput to_dev{.policy_id = policy, .target_id = company.dev};

    SECTION("a service control policy binds the account from its next request on") {
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
        stage.as("main");
        REQUIRE(stage.call(to_dev));
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
    }
    SECTION("on a unit it binds the accounts below, on the root all but the management account") {
        company.attach(policy, company.unit);
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
        stage.as("ops");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
        stage.as("main");
        company.attach(policy, company.root);
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
        stage.as("ops");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
    }
    SECTION("ten service control policies fit on a target, FullAWSAccess among them") {
        for (int i = 0; i < 9; ++i) company.attach(company.make_policy("p" + std::to_string(i), std::string(allow_all)), company.dev);
        CHECK(reason_of(stage.call(to_dev)) == "ConstraintViolationException MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
        CHECK(stage.call(AttachPolicyInput{.policy_id = policy, .target_id = company.ops}));
    }
    SECTION("five resource control policies fit, RCPFullAWSAccess among them") {
        company.enable("RESOURCE_CONTROL_POLICY");
        const std::string document =
            R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"*"}]})";
        for (int i = 0; i < 4; ++i) {
            company.attach(company.make_policy("r" + std::to_string(i), document, "RESOURCE_CONTROL_POLICY"), company.dev);
        }
        const auto fifth = company.make_policy("r4", document, "RESOURCE_CONTROL_POLICY");
        CHECK(reason_of(stage.call(AttachPolicyInput{.policy_id = fifth, .target_id = company.dev})) ==
              "ConstraintViolationException MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }
    SECTION("it fails where it is attached already, unknown, or its type is not enabled") {
        REQUIRE(stage.call(to_dev));
        CHECK(error_of(stage.call(to_dev)) == "DuplicatePolicyAttachmentException");
        CHECK(error_of(stage.call(AttachPolicyInput{.policy_id = "p-12345678", .target_id = company.dev})) ==
              "PolicyNotFoundException");
        CHECK(error_of(stage.call(AttachPolicyInput{.policy_id = policy, .target_id = company.loner})) ==
              "TargetNotFoundException");
        const auto tags = company.make_policy("t", R"({"tags":{}})", "TAG_POLICY");
        CHECK(error_of(stage.call(AttachPolicyInput{.policy_id = tags, .target_id = company.dev})) ==
              "PolicyTypeNotEnabledException");
    }
    SECTION("only the management account may, and whom its delegation policy names") {
        CHECK(company.others_who_may(to_dev).empty());
        CHECK(company.refuses_by_policy("AttachPolicy", to_dev));
        company.delegate(company.dev, R"("organizations:AttachPolicy")");
        CHECK(company.others_who_may(to_dev) == "dev");
    }
}
