#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("a decision alone about a secret knows its policy", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto asks = [&](const std::string& arn) {
        set.be_user("organisation", allow("secretsmanager:GetSecretValue"));
        return set.stage.backlot().decide(set.stage.caller(), set.stage.origin(), "eu-west-2", {.action = "secretsmanager:GetSecretValue", .resource = arn})->is_allowed();
    };
    CHECK_FALSE(asks(set.db));
    set.stage.as("la");
    REQUIRE(set.stage.call(PutResourcePolicyInput{.secret_id = "db", .resource_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":")" + set.other + R"("},"Action":"secretsmanager:GetSecretValue","Resource":"*"}]})"}));
    CHECK(asks(set.db));
    CHECK_FALSE(asks(set.db.substr(0, set.db.size() - 1)));
}
