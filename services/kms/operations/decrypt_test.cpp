#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("Decrypt", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    EncryptInput sealing{.key_id = key.key_id, .plaintext = blob("secret"), .encryption_context = {{"team", "search"}, {"app", "web"}}};
    const auto sealed = stage.call(sealing);
    REQUIRE(sealed);
    DecryptInput input{.ciphertext_blob = sealed->ciphertext_blob, .encryption_context = {{"app", "web"}, {"team", "search"}}};

    SECTION("opens without being told the key") {
        const auto opened = stage.call(input);
        REQUIRE(opened);
        CHECK(opened->plaintext->bytes == "secret");
        CHECK(*opened->key_id == *key.arn);
        CHECK(*opened->key_material_id == *key.current_key_material_id);
    }
    SECTION("another context, or a changed byte, opens nothing") {
        auto other = input;
        other.encryption_context["app"] = "shell";
        CHECK(error_of(stage.call(other)) == "InvalidCiphertextException");
        other.encryption_context = {};
        CHECK(error_of(stage.call(other)) == "InvalidCiphertextException");
        for (const std::size_t place : {std::size_t{0}, std::size_t{3}, std::size_t{53}, input.ciphertext_blob->bytes.size() - 1}) {
            auto changed = input;
            changed.ciphertext_blob->bytes[place] ^= 1;
            CHECK_FALSE(stage.call(changed));
        }
    }
    SECTION("a key that is given must be the one") {
        input.key_id = *key.arn;
        CHECK(stage.call(input));
        input.key_id = make_key(stage).key_id;
        CHECK(error_of(stage.call(input)) == "IncorrectKeyException");
    }
    SECTION("a key that is gone is not told from one that is not allowed") {
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id, .pending_window_in_days = 7}));
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
        stage.advance(std::chrono::days{7});
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
    SECTION("an RSA ciphertext needs its key and algorithm") {
        const auto pair = make_key(stage, "RSA_3072", "ENCRYPT_DECRYPT");
        const auto rsa = stage.call(EncryptInput{.key_id = pair.key_id, .plaintext = blob("secret"), .encryption_algorithm = "RSAES_OAEP_SHA_1"});
        REQUIRE(rsa);
        DecryptInput opening{.ciphertext_blob = rsa->ciphertext_blob, .key_id = pair.key_id, .encryption_algorithm = "RSAES_OAEP_SHA_1"};
        CHECK(stage.call(opening)->plaintext->bytes == "secret");
        opening.encryption_algorithm = "RSAES_OAEP_SHA_256";
        CHECK(error_of(stage.call(opening)) == "InvalidCiphertextException");
        opening.key_id.reset();
        CHECK(error_of(stage.call(opening)) == "ValidationException");
    }
    SECTION("a dry run may leave the ciphertext out of it") {
        DecryptInput dry{.key_id = key.key_id, .dry_run = true, .dry_run_modifiers = {"IGNORE_CIPHERTEXT"}};
        CHECK(error_of(stage.call(dry)) == "DryRunOperationException");
        dry.dry_run_modifiers.clear();
        CHECK(error_of(stage.call(dry)) == "ValidationException");
        input.dry_run = true;
        CHECK(error_of(stage.call(input)) == "DryRunOperationException");
    }
    SECTION("needs kms:Decrypt") { CHECK(refuses_without(stage, "kms:Decrypt", input)); }
}
