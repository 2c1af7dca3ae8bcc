#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("UpdateKeyDescription", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, CreateKeyInput{.description = "old"});
    const UpdateKeyDescriptionInput input{.key_id = key.key_id, .description = "new"};

    SECTION("replaces it") {
        REQUIRE(stage.call(input));
        CHECK(*stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->description == "new");
    }
    SECTION("not of a key that waits for its deletion") {
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
    }
    SECTION("needs kms:UpdateKeyDescription") { CHECK(refuses_without(stage, "kms:UpdateKeyDescription", input)); }
}
