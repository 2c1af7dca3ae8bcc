#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("GenerateDataKey", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    GenerateDataKeyInput input{.key_id = key.key_id, .encryption_context = {{"a", "1"}}, .key_spec = "AES_256"};

    SECTION("the sealed key opens to the plain one") {
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(made->plaintext->bytes.size() == 32);
        const auto opened = stage.call(DecryptInput{.ciphertext_blob = made->ciphertext_blob, .encryption_context = {{"a", "1"}}});
        REQUIRE(opened);
        CHECK(opened->plaintext->bytes == made->plaintext->bytes);
        CHECK(stage.call(input)->plaintext->bytes != made->plaintext->bytes);
    }
    SECTION("as long as the spec or the number of bytes says; one of them, not both") {
        input.key_spec = "AES_128";
        CHECK(stage.call(input)->plaintext->bytes.size() == 16);
        input.number_of_bytes = 64;
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.key_spec.reset();
        CHECK(stage.call(input)->plaintext->bytes.size() == 64);
        input.number_of_bytes.reset();
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("only under a symmetric encryption key") {
        input.key_id = make_key(stage, "RSA_2048", "ENCRYPT_DECRYPT").key_id;
        CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
        input.key_id = make_key(stage, "HMAC_256", "GENERATE_VERIFY_MAC").key_id;
        CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
    }
    SECTION("the encryption context is in the decision") {
        put_policy(stage, key.key_id,
                   policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:GenerateDataKey","Resource":"*","Condition":{"StringNotEquals":{"kms:EncryptionContext:a":"1"}}})"));
        CHECK(stage.call(input));
        input.encryption_context = {{"a", "2"}};
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        input.encryption_context = {};
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
    SECTION("needs kms:GenerateDataKey; a dry run says so") {
        CHECK(refuses_without(stage, "kms:GenerateDataKey", input));
        input.dry_run = true;
        CHECK(error_of(stage.call(input)) == "DryRunOperationException");
    }
}
