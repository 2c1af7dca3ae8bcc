#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ListObjects", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    for (const auto* key : {"a/1", "a/2", "b", "c/1", "d"}) s3::testing::put(stage, key);

    SECTION("pages go on after a marker, which is named where a delimiter is given") {
        const auto first = stage.call(ListObjectsInput{.bucket = "reports", .delimiter = "/", .max_keys = 2});
        REQUIRE(first);
        CHECK(first->is_truncated == true);
        CHECK(first->next_marker == "b");
        const auto rest =
            stage.call(ListObjectsInput{.bucket = "reports", .delimiter = "/", .marker = first->next_marker});
        REQUIRE(rest);
        CHECK(rest->is_truncated == false);
        REQUIRE(rest->contents.size() == 1);
        CHECK(rest->contents.front().key == "d");
        REQUIRE(rest->common_prefixes.size() == 1);
        CHECK(rest->common_prefixes.front().prefix == "c/");
    }
    SECTION("it tells the owner of each object") {
        const auto all = stage.call(ListObjectsInput{.bucket = "reports"});
        REQUIRE(all);
        CHECK(all->contents.size() == 5);
        CHECK(all->contents.front().owner->id.value_or("") != "");
    }
    SECTION("it asks for s3:ListBucket") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListBucket"));
        CHECK(error_of(stage.call(ListObjectsInput{.bucket = "reports"})) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:ListBucket"));
    }
}
