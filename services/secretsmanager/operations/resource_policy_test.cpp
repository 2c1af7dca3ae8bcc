#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("The resource policy of a secret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto policy = [](const std::string& principal) {
        return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":)" + principal + R"(,"Action":"secretsmanager:GetSecretValue","Resource":"*"}]})";
    };
    PutResourcePolicyInput input{.secret_id = "db", .resource_policy = policy(R"({"AWS":"arn:aws:iam::)" + set.other + R"(:root"})"),
                                 .block_public_policy = true};
    REQUIRE(set.stage.call(input));
    CHECK(set.stage.call(GetResourcePolicyInput{.secret_id = "db"})->resource_policy->find(set.other) != std::string::npos);
    input.resource_policy = policy("\"*\"");
    CHECK(error_of(set.stage.call(input)) == "PublicPolicyException");
    input.block_public_policy = false;
    CHECK(set.stage.call(input));
    input.resource_policy = policy(R"({"AWS":"arn:aws:iam::)" + set.la + R"(:role/none"})");
    CHECK(error_of(set.stage.call(input)) == "MalformedPolicyDocumentException");
    input.resource_policy = "{}";
    CHECK(error_of(set.stage.call(input)) == "MalformedPolicyDocumentException");
    REQUIRE(set.stage.call(DeleteResourcePolicyInput{.secret_id = "db"}));
    CHECK_FALSE(set.stage.call(GetResourcePolicyInput{.secret_id = "db"})->resource_policy);
    // A policy of its own account can withhold what an identity policy allows.
    input.resource_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]})";
    REQUIRE(set.stage.call(input));
    CHECK(set.value_of({.secret_id = "db"}) == "AccessDeniedException");
}
