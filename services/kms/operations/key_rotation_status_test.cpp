#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("GetKeyRotationStatus", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const GetKeyRotationStatusInput input{.key_id = key.key_id};

    SECTION("off at first; then with its period and next date, which moves on") {
        CHECK_FALSE(*stage.call(input)->key_rotation_enabled);
        REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 100}));
        const auto start = stage.backlot().now();
        CHECK(*stage.call(input)->next_rotation_date == start + std::chrono::days{100});
        stage.advance(std::chrono::days{150});
        CHECK(*stage.call(input)->next_rotation_date == start + std::chrono::days{200});
    }
    SECTION("off while the key waits for its deletion") {
        REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id}));
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        CHECK_FALSE(*stage.call(input)->key_rotation_enabled);
    }
    SECTION("an asymmetric key has none") {
        CHECK(error_of(stage.call(GetKeyRotationStatusInput{.key_id = make_key(stage, "ECC_NIST_P256", "SIGN_VERIFY").key_id})) ==
              "UnsupportedOperationException");
    }
    SECTION("needs kms:GetKeyRotationStatus") { CHECK(refuses_without(stage, "kms:GetKeyRotationStatus", input)); }
}
