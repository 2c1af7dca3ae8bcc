#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DisablePolicyType", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const DisablePolicyTypeInput disable{.root_id = company.root, .policy_type = "SERVICE_CONTROL_POLICY"};
    company.attach(company.make_policy("no-buckets", std::string(deny_buckets)), company.dev);

    SECTION("the guardrails end at once, and enabling again does not bring them back") {
        stage.as("dev");
        REQUIRE(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
        stage.as("main");
        CHECK(must(stage.call(disable)).root->policy_types.empty());
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
        stage.as("main");
        company.enable("SERVICE_CONTROL_POLICY");
        const auto attached =
            must(stage.call(ListPoliciesForTargetInput{.target_id = company.dev, .filter = "SERVICE_CONTROL_POLICY"}));
        CHECK(ids_of(attached.policies) == std::vector<std::string>{"p-FullAWSAccess"});
    }
    SECTION("it fails where it is not enabled") {
        CHECK(error_of(stage.call(DisablePolicyTypeInput{.root_id = company.root, .policy_type = "TAG_POLICY"})) ==
              "PolicyTypeNotEnabledException");
        CHECK(error_of(stage.call(DisablePolicyTypeInput{.root_id = "r-zzzz", .policy_type = "TAG_POLICY"})) ==
              "RootNotFoundException");
        CHECK(reason_of(stage.call(DisablePolicyTypeInput{.root_id = company.root, .policy_type = "GARDEN_POLICY"})) ==
              "InvalidInputException INVALID_ENUM_POLICY_TYPE");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(disable).empty());
        CHECK(company.refuses_by_policy("DisablePolicyType", disable));
    }
}
