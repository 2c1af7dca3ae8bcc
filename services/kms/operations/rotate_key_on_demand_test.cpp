#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("RotateKeyOnDemand", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const RotateKeyOnDemandInput input{.key_id = key.key_id};

    SECTION("old ciphertext opens, new is under new material, the schedule stays") {
        REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 90}));
        const auto next = *stage.call(GetKeyRotationStatusInput{.key_id = key.key_id})->next_rotation_date;
        const auto sealed = stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("old")});
        REQUIRE(stage.call(input));
        CHECK(stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob})->plaintext->bytes == "old");
        const auto made = stage.call(GenerateDataKeyInput{.key_id = key.key_id, .key_spec = "AES_256"});
        CHECK(*made->key_material_id != *key.current_key_material_id);
        CHECK(*stage.call(GetKeyRotationStatusInput{.key_id = key.key_id})->next_rotation_date == next);
    }
    SECTION("25 times, and no more") {
        for (int i = 0; i < 25; ++i) REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "LimitExceededException");
    }
    SECTION("not within 20 minutes of an automatic rotation") {
        REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 90}));
        stage.advance(std::chrono::days{90} - 10min);
        CHECK(error_of(stage.call(input)) == "ConflictException");
        stage.advance(11min);
        CHECK(stage.call(input));
    }
    SECTION("not of asymmetric keys, nor of disabled ones") {
        CHECK(error_of(stage.call(RotateKeyOnDemandInput{.key_id = make_key(stage, "ECC_NIST_P256", "SIGN_VERIFY").key_id})) ==
              "UnsupportedOperationException");
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "DisabledException");
    }
    SECTION("needs kms:RotateKeyOnDemand") { CHECK(refuses_without(stage, "kms:RotateKeyOnDemand", input)); }
}
