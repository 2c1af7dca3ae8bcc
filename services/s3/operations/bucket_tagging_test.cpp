#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Tags of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketTaggingInput get{.bucket = "reports"};
    PutBucketTaggingInput put{.bucket = "reports"};
    put.tagging.tag_set.push_back({.key = "team", .value = "search"});

    SECTION("a bucket without tags has no tag set") { CHECK(error_of(stage.call(get)) == "NoSuchTagSet"); }
    SECTION("a put replaces the whole set, a delete empties it") {
        REQUIRE(stage.call(put));
        put.tagging.tag_set.front().key = "owner";
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        REQUIRE(read->tag_set.size() == 1);
        CHECK(read->tag_set.front().key == "owner");
        REQUIRE(stage.call(DeleteBucketTaggingInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(get)) == "NoSuchTagSet");
    }
    SECTION("a repeated key is refused") {
        put.tagging.tag_set.push_back(put.tagging.tag_set.front());
        CHECK(error_of(stage.call(put)) == "InvalidTag");
    }
}
