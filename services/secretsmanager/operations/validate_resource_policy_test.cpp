#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("ValidateResourcePolicy", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto policy = [](const std::string& principal) {
        return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":)" + principal + R"(,"Action":"secretsmanager:GetSecretValue","Resource":"*"}]})";
    };
    const auto named = set.stage.call(ValidateResourcePolicyInput{.secret_id = "db", .resource_policy = policy(R"({"AWS":")" + set.other + R"("})")});
    REQUIRE(named);
    CHECK(named->policy_validation_passed == true);
    CHECK(named->validation_errors.empty());
    const auto anyone = set.stage.call(ValidateResourcePolicyInput{.resource_policy = policy(R"("*")")});
    REQUIRE(anyone);
    CHECK(anyone->policy_validation_passed == false);
    CHECK(anyone->validation_errors.front().check_name == "REFLEXIVE_PRINCIPAL_CHECK");
    CHECK(error_of(set.stage.call(ValidateResourcePolicyInput{.resource_policy = "{"})) == "MalformedPolicyDocumentException");
    CHECK(error_of(set.stage.call(ValidateResourcePolicyInput{.secret_id = "none", .resource_policy = policy(R"("*")")})) == "ResourceNotFoundException");
    CHECK_FALSE(set.stage.call(GetResourcePolicyInput{.secret_id = "db"})->resource_policy);
    set.be_user("la", allow("secretsmanager:PutResourcePolicy"));
    CHECK(error_of(set.stage.call(ValidateResourcePolicyInput{.resource_policy = policy(R"("*")")})) == "AccessDeniedException");
}
