#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("EnableKey", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const EnableKeyInput input{.key_id = key.key_id};

    SECTION("a disabled key can be used again") {
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        REQUIRE(stage.call(input));
        CHECK(stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")}));
    }
    SECTION("a rotation that fell due while it was disabled takes place at once, and once") {
        REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 90}));
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        stage.advance(std::chrono::days{400});
        CHECK(stage.call(ListKeyRotationsInput{.key_id = key.key_id})->rotations.empty());
        REQUIRE(stage.call(input));
        CHECK(stage.call(ListKeyRotationsInput{.key_id = key.key_id})->rotations.size() == 1);
    }
    SECTION("not by an alias, and not while it waits for deletion or material") {
        REQUIRE(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = key.key_id}));
        CHECK(error_of(stage.call(EnableKeyInput{.key_id = "alias/orders"})) == "NotFoundException");
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
        const auto imported = make_key(stage, CreateKeyInput{.origin = "EXTERNAL"});
        CHECK(error_of(stage.call(EnableKeyInput{.key_id = imported.key_id})) == "KMSInvalidStateException");
    }
    SECTION("needs kms:EnableKey") { CHECK(refuses_without(stage, "kms:EnableKey", input)); }
}
