#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ListKeyRotations", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    ListKeyRotationsInput input{.key_id = key.key_id};
    REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 90}));
    const auto start = stage.backlot().now();
    stage.advance(std::chrono::days{100});
    REQUIRE(stage.call(RotateKeyOnDemandInput{.key_id = key.key_id}));

    SECTION("each with its kind and date, oldest first") {
        const auto found = stage.call(input);
        REQUIRE(found->rotations.size() == 2);
        CHECK(*found->rotations[0].rotation_type == "AUTOMATIC");
        CHECK(*found->rotations[0].rotation_date == start + std::chrono::days{90});
        CHECK(*found->rotations[0].key_material_state == "NON_CURRENT");
        CHECK(*found->rotations[1].rotation_type == "ON_DEMAND");
        CHECK(*found->rotations[1].rotation_date == start + std::chrono::days{100});
        CHECK(*found->rotations[1].key_material_state == "CURRENT");
    }
    SECTION("with all its material, page by page") {
        input.include_key_material = "ALL_KEY_MATERIAL";
        input.limit = 2;
        const auto first = stage.call(input);
        REQUIRE(first->rotations.size() == 2);
        CHECK(*first->rotations[0].key_material_id == *key.current_key_material_id);
        CHECK_FALSE(first->rotations[0].rotation_type);
        input.marker = first->next_marker;
        CHECK(stage.call(input)->rotations.size() == 1);
    }
    SECTION("needs kms:ListKeyRotations") { CHECK(refuses_without(stage, "kms:ListKeyRotations", input)); }
}
