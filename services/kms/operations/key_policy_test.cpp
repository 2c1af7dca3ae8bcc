#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("GetKeyPolicy and PutKeyPolicy", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const GetKeyPolicyInput get{.key_id = key.key_id};
    PutKeyPolicyInput put{.key_id = key.key_id, .policy = policy_with(allow("arn:aws:iam::111111111111:user/ana", "kms:Encrypt"))};

    SECTION("what was put is read, principals as ARNs, and decides the next call") {
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")})) == "AccessDeniedException");
        stage.as("main/admin");
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        CHECK(read->policy->find("arn:aws:iam::111111111111:user/ana") != std::string::npos);
        CHECK(*read->policy_name == "default");
        stage.as("main/user/ana");
        CHECK(stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")}));
    }
    SECTION("a policy that is none, or names a principal that does not exist, is refused") {
        put.policy = "{}";
        CHECK(error_of(stage.call(put)) == "MalformedPolicyDocumentException");
        put.policy = policy_with(allow("arn:aws:iam::111111111111:user/nobody", "kms:*"));
        const auto refused = stage.call(put);
        CHECK(error_of(refused) == "MalformedPolicyDocumentException");
        CHECK(refused.error().message == "Policy contains a statement with one or more invalid principals.");
        put.policy = policy_with(allow("arn:aws:iam::111111111111:root", std::string(33'000, 'a') + ":x"));
        CHECK(error_of(stage.call(put)) == "LimitExceededException");
    }
    SECTION("a policy that its author could not change again is refused, unless that is wanted") {
        put.policy = R"({"Version":"2012-10-17","Statement":[)" + allow("arn:aws:iam::111111111111:user/ana", "kms:*") + "]}";
        CHECK(error_of(stage.call(put)) == "MalformedPolicyDocumentException");
        put.bypass_policy_lockout_safety_check = true;
        REQUIRE(stage.call(put));
        CHECK(error_of(stage.call(get)) == "AccessDeniedException");
        stage.as("main");  // the account's root user too
        CHECK(error_of(stage.call(get)) == "AccessDeniedException");
    }
    SECTION("kms:BypassPolicyLockoutSafetyCheck is in the decision") {
        put_policy(stage, key.key_id, policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:PutKeyPolicy","Resource":"*","Condition":{"Bool":{"kms:BypassPolicyLockoutSafetyCheck":"true"}}})"));
        put.bypass_policy_lockout_safety_check = true;
        CHECK(error_of(stage.call(put)) == "AccessDeniedException");
        put.bypass_policy_lockout_safety_check = false;
        CHECK(stage.call(put));
    }
    SECTION("there is one policy, called default") {
        CHECK(error_of(stage.call(GetKeyPolicyInput{.key_id = key.key_id, .policy_name = "other"})) == "NotFoundException");
        put.policy_name = "other";
        CHECK(error_of(stage.call(put)) == "NotFoundException");
    }
    SECTION("need kms:GetKeyPolicy and kms:PutKeyPolicy") {
        CHECK(refuses_without(stage, "kms:GetKeyPolicy", get));
        CHECK(refuses_without(stage, "kms:PutKeyPolicy", put));
    }
}
