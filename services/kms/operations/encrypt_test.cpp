#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("Encrypt", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    EncryptInput input{.key_id = key.key_id, .plaintext = blob("secret")};

    SECTION("names the key by its ARN and never gives the same bytes twice") {
        const auto first = stage.call(input);
        REQUIRE(first);
        CHECK(*first->key_id == *key.arn);
        CHECK(*first->encryption_algorithm == "SYMMETRIC_DEFAULT");
        CHECK(first->ciphertext_blob->bytes != stage.call(input)->ciphertext_blob->bytes);
        CHECK(first->ciphertext_blob->bytes.find("secret") == std::string::npos);
    }
    SECTION("takes the key's ARN, and an alias by name or ARN") {
        REQUIRE(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = key.key_id}));
        for (const auto& name : {*key.arn, std::string("alias/orders"), std::string("arn:aws:kms:eu-west-2:111111111111:alias/orders")}) {
            input.key_id = name;
            CHECK(stage.call(input)->key_id == key.arn);
        }
        input.key_id = "alias/nothing";
        CHECK(error_of(stage.call(input)) == "NotFoundException");
        input.key_id = "arn:aws:kms:us-east-1:111111111111:key/" + key.key_id;
        CHECK(error_of(stage.call(input)) == "NotFoundException");
    }
    SECTION("an RSA key seals no more than its algorithm leaves room for, and no context") {
        input.key_id = make_key(stage, "RSA_2048", "ENCRYPT_DECRYPT").key_id;
        CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
        input.encryption_algorithm = "RSAES_OAEP_SHA_256";
        input.plaintext = blob(std::string(190, 'x'));
        CHECK(stage.call(input)->ciphertext_blob->bytes.size() == 256);
        input.plaintext = blob(std::string(191, 'x'));
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "ValidationException");
        CHECK(refused.error().message == "Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes.");
        input.plaintext = blob("x");
        input.encryption_context = {{"a", "b"}};
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("a key that signs does not encrypt") {
        input.key_id = make_key(stage, "ECC_NIST_P256", "SIGN_VERIFY").key_id;
        CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
    }
    SECTION("not with a key that is disabled or waits for its deletion") {
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        const auto disabled = stage.call(input);
        CHECK(error_of(disabled) == "DisabledException");
        CHECK(disabled.error().message == *key.arn + " is disabled.");
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
    }
    SECTION("a dry run says that it would have succeeded, a bad grant token that it is bad") {
        input.dry_run = true;
        CHECK(error_of(stage.call(input)) == "DryRunOperationException");
        input.grant_tokens.push_back("AQpAM2RhZTk1MGMyNTk2ZmZmMzEyYWVhOWViN2I1MWM4Mzc0MWFiYjc0ZDE1ODkyNGFlNTIzODZhMzgyZjBlNGY3NiKIAgEBAgB4Pa6VDCWW__MSrqnre1HIN0Grt00ViSSuUjhqOC8OT3YAAADfMIHcBgkqhkiG9w0BBwaggc4wgcsCAQAwgcUGCSqGSIb3DQEHATAeBglghkgBZQMEAS4wEQQMmqLyBTAegIn9XlK5AgEQgIGXZQjkBcl1dykDdqZBUQ6L1OfUivQy7JVYO2-ZJP7m6f1g8GzV47HX5phdtONAP7K_HQIflcgpkoCqd_fUnE114mSmiagWkbQ5sqAVV3ov-VeqgrvMe5ZFEWLMSluvBAqdjHEdMIkHMlhlj4ENZbzBfo9Wxk8b8SnwP4kc4gGivedzFXo-dwN8fxjjq_ZZ9JFOj2ijIbj5FyogDCN0drOfi8RORSEuCEmPvjFRMFAwcmwFkN2NPp89amA");
        CHECK(error_of(stage.call(input)) == "InvalidGrantTokenException");
    }
    SECTION("needs kms:Encrypt") { CHECK(refuses_without(stage, "kms:Encrypt", input)); }
}
