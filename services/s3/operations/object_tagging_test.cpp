#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Tags of an object", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    s3::testing::put(stage, "k");
    const GetObjectTaggingInput get{.bucket = "reports", .key = "k"};
    PutObjectTaggingInput put{.bucket = "reports", .key = "k"};
    put.tagging.tag_set.push_back({.key = "team", .value = "red"});

    SECTION("what is put is read back, until it is deleted") {
        CHECK(stage.call(get)->tag_set.empty());
        REQUIRE(stage.call(put));
        REQUIRE(stage.call(get)->tag_set.size() == 1);
        CHECK(stage.call(get)->tag_set.front().value == "red");
        REQUIRE(stage.call(DeleteObjectTaggingInput{.bucket = "reports", .key = "k"}));
        CHECK(stage.call(get)->tag_set.empty());
    }
    SECTION("ten tags at most, keys once") {
        put.tagging.tag_set.push_back({.key = "team", .value = "blue"});
        CHECK(error_of(stage.call(put)) == "InvalidTag");
        put.tagging.tag_set.clear();
        for (int number = 0; number < 11; ++number) {
            put.tagging.tag_set.push_back({.key = std::to_string(number), .value = ""});
        }
        CHECK(error_of(stage.call(put)) == "BadRequest");
    }
    SECTION("they decide: a condition on an existing tag") {
        REQUIRE(stage.call(put));
        s3::testing::put(stage, "plain");
        s3::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
                                         R"("Action":"s3:GetObject","Resource":"*",)"
                                         R"("Condition":{"StringEquals":{"s3:ExistingObjectTag/team":"red"}}}]})");
        CHECK(stage.call(GetObjectInput{.bucket = "reports", .key = "k"}));
        CHECK(error_of(stage.call(GetObjectInput{.bucket = "reports", .key = "plain"})) == "AccessDenied");
        CHECK(error_of(stage.call(get)) == "AccessDenied");
    }
}
