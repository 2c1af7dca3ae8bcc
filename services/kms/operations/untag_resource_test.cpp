#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("UntagResource", "[kms]") {
    auto stage = kms::testing::stage();
    CreateKeyInput making;
    making.tags.push_back({.tag_key = "team", .tag_value = "search"});
    making.tags.push_back({.tag_key = "stage", .tag_value = "prod"});
    const auto key = make_key(stage, making);
    UntagResourceInput input{.key_id = key.key_id};
    input.tag_keys = {"team", "nothing"};

    SECTION("takes away what is there") {
        REQUIRE(stage.call(input));
        const auto tags = stage.call(ListResourceTagsInput{.key_id = key.key_id})->tags;
        REQUIRE(tags.size() == 1);
        CHECK(tags.front().tag_key == "stage");
    }
    SECTION("not from a key that waits for its deletion") {
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
    }
    SECTION("needs kms:UntagResource") { CHECK(refuses_without(stage, "kms:UntagResource", input)); }
}
