#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("UpdatePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = company.make_policy("rule", std::string(allow_all));

    SECTION("new content binds from the next request on") {
        company.attach(id, company.dev);
        REQUIRE(stage.call(UpdatePolicyInput{.policy_id = id, .content = std::string(deny_buckets)}));
        stage.as("dev");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()) == "AccessDenied");
    }
    SECTION("what is not given stays") {
        REQUIRE(stage.call(UpdatePolicyInput{.policy_id = id, .name = "other"}));
        const auto policy = must(stage.call(DescribePolicyInput{.policy_id = id})).policy;
        CHECK(policy->policy_summary->name == "other");
        CHECK(policy->content == std::string(allow_all));
    }
    SECTION("it fails as CreatePolicy does") {
        company.make_policy("taken", std::string(allow_all));
        CHECK(error_of(stage.call(UpdatePolicyInput{.policy_id = id, .name = "taken"})) == "DuplicatePolicyException");
        CHECK(error_of(stage.call(UpdatePolicyInput{.policy_id = id, .content = "{"})) == "MalformedPolicyDocumentException");
        CHECK(reason_of(stage.call(UpdatePolicyInput{.policy_id = id, .content = std::string(10'241, ' ')})) ==
              "ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED");
        CHECK(error_of(stage.call(UpdatePolicyInput{.policy_id = "p-12345678", .name = "x"})) == "PolicyNotFoundException");
        CHECK(reason_of(stage.call(UpdatePolicyInput{.policy_id = "p-FullAWSAccess", .name = "x"})) ==
              "InvalidInputException IMMUTABLE_POLICY");
    }
    SECTION("only the management account may") {
        const UpdatePolicyInput input{.policy_id = id, .name = "other"};
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("UpdatePolicy", input));
    }
}
