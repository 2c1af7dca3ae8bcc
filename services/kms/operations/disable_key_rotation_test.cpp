#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("DisableKeyRotation", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const DisableKeyRotationInput input{.key_id = key.key_id};
    REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 90}));

    SECTION("rotations until then stay, no more come") {
        stage.advance(std::chrono::days{91});
        REQUIRE(stage.call(input));
        stage.advance(std::chrono::days{1000});
        CHECK(stage.call(ListKeyRotationsInput{.key_id = key.key_id})->rotations.size() == 1);
        CHECK_FALSE(*stage.call(GetKeyRotationStatusInput{.key_id = key.key_id})->key_rotation_enabled);
    }
    SECTION("not of a disabled key") {
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "DisabledException");
    }
    SECTION("needs kms:DisableKeyRotation") { CHECK(refuses_without(stage, "kms:DisableKeyRotation", input)); }
}
