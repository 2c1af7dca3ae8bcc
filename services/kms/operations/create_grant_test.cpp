#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("CreateGrant", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const std::string ana = "arn:aws:iam::111111111111:user/ana";
    const std::string bob = "arn:aws:iam::222222222222:user/bob";
    CreateGrantInput input{.key_id = key.key_id, .grantee_principal = ana};
    input.operations = {"Encrypt", "Decrypt"};
    const EncryptInput use{.key_id = *key.arn, .plaintext = blob("x"), .encryption_context = {{"team", "search"}}};
    const auto use_as = [&](const std::string& who) {
        stage.as(who);
        auto code = error_of(stage.call(use));
        stage.as("main/admin");
        return code;
    };

    SECTION("lets a principal without any policy use the key, of another account too") {
        CHECK(use_as("main/user/ana") == "AccessDeniedException");
        REQUIRE(stage.call(input));
        CHECK(use_as("main/user/ana").empty());
        CHECK(use_as("other/user/bob") == "AccessDeniedException");
        input.grantee_principal = bob;
        REQUIRE(stage.call(input));
        CHECK(use_as("other/user/bob").empty());
        stage.as("other/user/bob");
        CHECK(error_of(stage.call(GenerateDataKeyInput{.key_id = *key.arn, .key_spec = "AES_256"})) == "AccessDeniedException");
    }
    SECTION("a constraint on the encryption context: equal to it, or with it in it") {
        input.constraints = GrantConstraints{.encryption_context_subset = {{"team", "search"}}};
        REQUIRE(stage.call(input));
        CHECK(use_as("main/user/ana").empty());
        input.grantee_principal = bob;
        input.constraints = GrantConstraints{.encryption_context_equals = {{"team", "search"}, {"app", "web"}}};
        REQUIRE(stage.call(input));
        CHECK(use_as("other/user/bob") == "AccessDeniedException");
    }
    SECTION("the same name and parameters give the same grant with another token; without a name there is another") {
        input.name = "for-ana";
        const auto first = stage.call(input);
        const auto second = stage.call(input);
        CHECK(*first->grant_id == *second->grant_id);
        CHECK(*first->grant_token != *second->grant_token);
        input.operations = {"Encrypt"};
        CHECK(*stage.call(input)->grant_id != *first->grant_id);
        input.name.reset();
        CHECK(*stage.call(input)->grant_id != *stage.call(input)->grant_id);
    }
    SECTION("a token that was given out is taken, at once") {
        auto with_token = use;
        with_token.grant_tokens.push_back(*stage.call(input)->grant_token);
        stage.as("main/user/ana");
        CHECK(stage.call(with_token));
    }
    SECTION("the grantee must exist, be named once, and the operations be the key's") {
        input.grantee_principal = "arn:aws:iam::111111111111:user/nobody";
        CHECK(error_of(stage.call(input)) == "InvalidArnException");
        input.grantee_principal.reset();
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.grantee_principal = ana;
        input.operations = {"Sign"};
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.operations = {"Sign"};
        input.key_id = make_key(stage, "ECC_NIST_P256", "SIGN_VERIFY").key_id;
        CHECK(stage.call(input));
        input.constraints = GrantConstraints{.encryption_context_subset = {{"a", "b"}}};
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("who may create grants by a grant gives on no more than it has") {
        input.operations = {"CreateGrant", "Decrypt"};
        input.constraints = GrantConstraints{.encryption_context_subset = {{"team", "search"}}};
        REQUIRE(stage.call(input));
        stage.as("main/user/ana");
        CreateGrantInput child{.key_id = key.key_id, .grantee_principal = bob};
        child.operations = {"Decrypt"};
        CHECK(error_of(stage.call(child)) == "AccessDeniedException");
        child.constraints = GrantConstraints{.encryption_context_subset = {{"team", "search"}, {"app", "web"}}};
        CHECK(stage.call(child));
        child.operations = {"Decrypt", "Encrypt"};
        CHECK(error_of(stage.call(child)) == "AccessDeniedException");
    }
    SECTION("a service needs a source and somebody who can retire the grant") {
        input.grantee_principal.reset();
        input.grantee_service_principal = "s3.amazonaws.com";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.retiring_principal = ana;
        input.constraints = GrantConstraints{.source_arn = "arn:aws:s3:eu-west-2:111111111111:reports"};
        CHECK(stage.call(input));
    }
    SECTION("its keys are in the decision") {
        put_policy(stage, key.key_id, policy_with(
            R"({"Effect":"Deny","Principal":"*","Action":"kms:CreateGrant","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"kms:GrantOperations":"Decrypt"},)"
            R"("StringEquals":{"kms:GranteePrincipal":"arn:aws:iam::111111111111:user/ana"},"Bool":{"kms:GrantIsForAWSResource":"false"}}})"));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        auto through = stage.caller();
        through.via_service = "ec2.amazonaws.com";
        stage.be(through);
        CHECK(stage.call(input));
        stage.as("main/admin");
        input.operations = {"Encrypt"};
        CHECK(stage.call(input));
    }
    SECTION("not on a disabled key; a dry run makes none") {
        input.dry_run = true;
        CHECK(error_of(stage.call(input)) == "DryRunOperationException");
        CHECK(stage.call(ListGrantsInput{.key_id = key.key_id})->grants.empty());
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "DisabledException");
    }
    SECTION("needs kms:CreateGrant") { CHECK(refuses_without(stage, "kms:CreateGrant", input)); }
}
