#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("TagResource", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    TagResourceInput input{.key_id = key.key_id};
    input.tags.push_back({.tag_key = "team", .tag_value = "search"});

    SECTION("adds and replaces, and the tags decide") {
        REQUIRE(stage.call(input));
        input.tags.front().tag_value = "ads";
        REQUIRE(stage.call(input));
        const auto tags = stage.call(ListResourceTagsInput{.key_id = key.key_id})->tags;
        REQUIRE(tags.size() == 1);
        CHECK(tags.front().tag_value == "ads");
        stage.be(*stage.backlot().principal("main/admin", {.inline_policy =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"ads"}}}})"}));
        CHECK(stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")}));
        stage.as("main/admin");
        input.tags.front().tag_value = "search";
        REQUIRE(stage.call(input));
        stage.be(*stage.backlot().principal("main/admin", {.inline_policy =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"ads"}}}})"}));
        CHECK(error_of(stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")})) == "AccessDeniedException");
    }
    SECTION("at most 50, none twice, none of AWS's") {
        input.tags.push_back(input.tags.front());
        CHECK(error_of(stage.call(input)) == "TagException");
        input.tags.clear();
        input.tags.push_back({.tag_key = "aws:team", .tag_value = "x"});
        CHECK(error_of(stage.call(input)) == "TagException");
        input.tags.clear();
        for (int i = 0; i < 50; ++i) input.tags.push_back({.tag_key = "k" + std::to_string(i), .tag_value = "x"});
        REQUIRE(stage.call(input));
        input.tags.clear();
        input.tags.push_back({.tag_key = "one more", .tag_value = "x"});
        CHECK(error_of(stage.call(input)) == "TagException");
    }
    SECTION("not on a key that waits for its deletion") {
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
    }
    SECTION("needs kms:TagResource") { CHECK(refuses_without(stage, "kms:TagResource", input)); }
}
