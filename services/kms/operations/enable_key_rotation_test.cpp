#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("EnableKeyRotation", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    EnableKeyRotationInput input{.key_id = key.key_id, .rotation_period_in_days = 90};

    SECTION("the material changes every period by the clock; what the old one sealed still opens") {
        REQUIRE(stage.call(input));
        const auto sealed = stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("old")});
        stage.advance(std::chrono::days{90} - 1ms);
        CHECK(*stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->current_key_material_id == *key.current_key_material_id);
        stage.advance(1ms);
        const auto rotated = stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata;
        CHECK(*rotated->current_key_material_id != *key.current_key_material_id);
        const auto fresh = stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("new")});
        stage.advance(std::chrono::days{200});
        REQUIRE(stage.call(UpdateKeyDescriptionInput{.key_id = key.key_id, .description = "written"}));
        const auto old_one = stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob});
        const auto new_one = stage.call(DecryptInput{.ciphertext_blob = fresh->ciphertext_blob});
        REQUIRE(old_one);
        REQUIRE(new_one);
        CHECK(old_one->plaintext->bytes == "old");
        CHECK(*old_one->key_material_id == *key.current_key_material_id);
        CHECK(new_one->plaintext->bytes == "new");
        CHECK(*new_one->key_material_id == *rotated->current_key_material_id);
        CHECK(stage.call(ListKeyRotationsInput{.key_id = key.key_id})->rotations.size() == 3);
    }
    SECTION("every 365 days where none are given") {
        input.rotation_period_in_days.reset();
        REQUIRE(stage.call(input));
        const auto status = stage.call(GetKeyRotationStatusInput{.key_id = key.key_id});
        CHECK(*status->rotation_period_in_days == 365);
        CHECK(*status->next_rotation_date == stage.backlot().now() + std::chrono::days{365});
    }
    SECTION("not of asymmetric or HMAC keys, nor of imported material, nor of a disabled key") {
        input.key_id = make_key(stage, "RSA_2048", "SIGN_VERIFY").key_id;
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
        input.key_id = make_key(stage, "HMAC_256", "GENERATE_VERIFY_MAC").key_id;
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
        input.key_id = make_key(stage, CreateKeyInput{.origin = "EXTERNAL"}).key_id;
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "UnsupportedOperationException");
        CHECK(refused.error().message.ends_with(" origin is EXTERNAL which is not valid for this operation."));
        input.key_id = key.key_id;
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "DisabledException");
    }
    SECTION("needs kms:EnableKeyRotation") { CHECK(refuses_without(stage, "kms:EnableKeyRotation", input)); }
}
