#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreatePolicy", "[iam]") {
    Stage stage;
    const auto with = [](const std::string& document) { return CreatePolicyInput{.policy_name = "reads", .policy_document = document}; };

    SECTION("answers the policy with its first version, attached to nobody") {
        auto input = with(reads_s3);
        input.path = "/team/";
        input.description = "Reads";
        input.tags = {{"team", "red"}};
        const auto policy = *done(stage, input).policy;
        CHECK(policy.arn == arn("policy/team/reads"));
        CHECK(is_unique_id(*policy.policy_id, "ANPA"));
        CHECK(policy.default_version_id == "v1");
        CHECK(policy.attachment_count == 0);
        CHECK(policy.is_attachable == true);
        CHECK(shown(policy.tags) == "team=red");
        const auto again = stage.call(with(reads_s3));
        CHECK(error_of(again) == "EntityAlreadyExists");
        CHECK(message_of(again) == "A policy called reads already exists. Duplicate names are not allowed.");
    }
    SECTION("6,144 characters, blanks not counted") {
        CHECK(message_of(stage.call(with(document_of(6'145)))) == "Cannot exceed quota for PolicySize: 6144");
        CHECK(error_of(stage.call(with(document_of(6'145)))) == "LimitExceeded");
        CHECK(stage.call(with(document_of(6'144))));
    }
    SECTION("what is no identity policy is refused") {
        CHECK(error_of(stage.call(with("{}"))) == "MalformedPolicyDocument");
        CHECK(error_of(stage.call(with(trusts_ec2))) == "MalformedPolicyDocument");
        CHECK(error_of(stage.call(with(R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"GetObject","Resource":"*"}})"))) == "MalformedPolicyDocument");
    }
    SECTION("no more than 1,500 policies") {
        REQUIRE(stage.backlot().branch()->write([](store::WriteSet& writes) -> Result<> {
            for (int i = 0; i < 1'500; ++i) identity::put_policy(writes, "000000000000", {.name = "p" + std::to_string(i), .id = "ANPA"});
            return {};
        }));
        CHECK(message_of(stage.call(with(reads_s3))) == "Cannot exceed quota for PoliciesPerAccount: 1500");
    }
    SECTION("is refused by a policy, that of its tags as well") {
        auto input = with(reads_s3);
        CHECK(refused_on(stage, input) == "policy/reads");
        input.tags = {{"a", "1"}};
        CHECK(refused_on(stage, input, "iam:TagPolicy") == "policy/reads");
    }
}
