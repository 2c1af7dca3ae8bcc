// Who may use a key: the rules of key policies, grants and KMS's condition keys, each in one call.
#include <catch2/catch.hpp>

#include "journal/again.h"
#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("Access to keys", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    EncryptInput use{.key_id = *key.arn, .plaintext = blob("x")};
    const std::string only_ana = R"({"Version":"2012-10-17","Statement":[)" + allow("arn:aws:iam::111111111111:user/ana", "kms:*") + "]}";
    const auto force_policy = [&](const std::string& policy) {
        REQUIRE(stage.call(PutKeyPolicyInput{.key_id = key.key_id, .policy = policy, .bypass_policy_lockout_safety_check = true}));
    };
    const auto use_as = [&](const std::string& who) {
        stage.as(who);
        return error_of(stage.call(use));
    };

    SECTION("without the root statement no identity policy counts, not even the root user's right") {
        force_policy(only_ana);
        CHECK(use_as("main/user/powerful") == "AccessDeniedException");
        CHECK(use_as("main") == "AccessDeniedException");
        CHECK(use_as("main/user/ana").empty());
    }
    SECTION("with it they do, and who has none has nothing") {
        CHECK(use_as("main/user/powerful").empty());
        CHECK(use_as("main/user/ana") == "AccessDeniedException");
    }
    SECTION("another account's principal needs both sides") {
        CHECK(use_as("other/user/powerful") == "AccessDeniedException");
        stage.as("main/admin");
        force_policy(policy_with(allow("arn:aws:iam::222222222222:root", "kms:Encrypt")));
        CHECK(use_as("other/user/powerful").empty());
        CHECK(use_as("other/user/bob") == "AccessDeniedException");
        CHECK(use_as("stranger/user/eve") == "AccessDeniedException");
    }
    SECTION("a refusal is told in AWS's words") {
        stage.as("main/user/ana");
        const auto refused = stage.call(use);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message == "User: arn:aws:iam::111111111111:user/ana is not authorized to perform: kms:Encrypt on resource: " +
                                             *key.arn + " because no identity-based policy allows the kms:Encrypt action");
    }
    SECTION("an alias in an identity policy's Resource is no permission; kms:RequestAlias and kms:ResourceAliases are") {
        REQUIRE(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = key.key_id}));
        const auto with = [&](const std::string& rest) {
            stage.be(*stage.backlot().principal("main/admin", {.inline_policy = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Encrypt",)" + rest + "}}"}));
            return error_of(stage.call(use));
        };
        const std::string by_request = R"("Resource":"*","Condition":{"StringEquals":{"kms:RequestAlias":"alias/orders"}})";
        const std::string by_key = R"("Resource":"*","Condition":{"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/orders"}})";
        use.key_id = "alias/orders";
        CHECK(with(R"("Resource":"arn:aws:kms:eu-west-2:111111111111:alias/orders")") == "AccessDeniedException");
        CHECK(with(R"("Resource":")" + *key.arn + "\"").empty());
        CHECK(with(by_request).empty());
        CHECK(with(by_key).empty());
        use.key_id = key.key_id;
        CHECK(with(by_request) == "AccessDeniedException");
        CHECK(with(by_key).empty());
    }
    SECTION("kms:ViaService is there when a service calls for somebody, and names the region") {
        force_policy(policy_with(allow("arn:aws:iam::111111111111:user/ana", "kms:Encrypt", R"({"StringEquals":{"kms:ViaService":"s3.eu-west-2.amazonaws.com"}})")));
        CHECK(use_as("main/user/ana") == "AccessDeniedException");
        auto through = stage.caller();
        through.via_service = "s3.amazonaws.com";
        stage.be(through);
        CHECK(stage.call(use));
    }
    SECTION("kms:CallerAccount, and the facts of the key") {
        force_policy(policy_with(allow("*", "kms:Encrypt", R"({"StringEquals":{"kms:CallerAccount":"222222222222","kms:KeySpec":"SYMMETRIC_DEFAULT","kms:KeyUsage":"ENCRYPT_DECRYPT","kms:KeyOrigin":"AWS_KMS"},"Bool":{"kms:MultiRegion":"false"}})")));
        CHECK(use_as("other/user/powerful").empty());
        CHECK(use_as("main/user/ana") == "AccessDeniedException");
    }
    SECTION("kms:EncryptionContextKeys holds every name") {
        force_policy(policy_with(allow("arn:aws:iam::111111111111:user/ana", "kms:Encrypt", R"({"ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["team","app"]},"Null":{"kms:EncryptionContextKeys":"false"}})")));
        CHECK(use_as("main/user/ana") == "AccessDeniedException");
        use.encryption_context = {{"team", "a"}, {"app", "b"}};
        CHECK(use_as("main/user/ana").empty());
        use.encryption_context["other"] = "c";
        CHECK(use_as("main/user/ana") == "AccessDeniedException");
    }
    SECTION("a decision without a call knows policy and grants of the key") {
        stage.as("main/user/ana");
        const auto caller = stage.caller();
        const auto decide = [&] {
            return stage.backlot().decide(caller, stage.origin(), "eu-west-2", {.action = "kms:Encrypt", .resource = *key.arn})->is_allowed();
        };
        CHECK_FALSE(decide());
        stage.as("main/admin");
        CreateGrantInput grant{.key_id = key.key_id, .grantee_principal = "arn:aws:iam::111111111111:user/ana"};
        grant.operations = {"Encrypt"};
        REQUIRE(stage.call(grant));
        CHECK(decide());
    }
    SECTION("what a grant allowed is decided the same again from the journal") {
        CreateGrantInput grant{.key_id = key.key_id, .grantee_principal = "arn:aws:iam::111111111111:user/ana"};
        grant.operations = {"Encrypt"};
        grant.constraints = GrantConstraints{.encryption_context_subset = {{"team", "search"}}};
        const auto made = stage.call(grant);
        REQUIRE(made);
        use.encryption_context = {{"team", "search"}, {"app", "web"}};
        REQUIRE(use_as("main/user/ana").empty());
        const auto entry = stage.backlot().journal().tail(1).front();
        REQUIRE(entry.checks.size() == 1);
        CHECK(entry.checks.front().layer == "grant");
        CHECK(entry.checks.front().policy == *made->grant_id);
        const auto again = journal::decide_again(stage.backlot().journal(), entry.checks.front());
        REQUIRE(again);
        CHECK(again->is_same);
        CHECK(again->decision.policy == *made->grant_id);
    }
}
