#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ListObjectVersions", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    s3::testing::put(stage, "k", "first");
    s3::testing::enable_versioning(stage);
    const auto second = s3::testing::put(stage, "k", "second!");
    REQUIRE(stage.call(DeleteObjectInput{.bucket = "reports", .key = "k"}));

    SECTION("every version, the newest first, and the markers") {
        const auto all = stage.call(ListObjectVersionsInput{.bucket = "reports"});
        REQUIRE(all);
        REQUIRE(all->versions.size() == 2);
        CHECK(all->versions.front().version_id == second);
        CHECK(all->versions.front().size == 7);
        CHECK(all->versions.front().is_latest == false);
        CHECK(all->versions.back().version_id == "null");
        REQUIRE(all->delete_markers.size() == 1);
        CHECK(all->delete_markers.front().is_latest == true);
    }
    SECTION("pages go on within a key") {
        const auto first = stage.call(ListObjectVersionsInput{.bucket = "reports", .max_keys = 2});
        REQUIRE(first);
        CHECK(first->is_truncated == true);
        const auto rest = stage.call(ListObjectVersionsInput{.bucket = "reports",
                                                             .key_marker = first->next_key_marker,
                                                             .version_id_marker = first->next_version_id_marker});
        REQUIRE(rest);
        REQUIRE(rest->versions.size() == 1);
        CHECK(rest->versions.front().version_id == "null");
        CHECK(rest->delete_markers.empty());
    }
    SECTION("a version marker without a key marker is refused") {
        CHECK(error_of(stage.call(ListObjectVersionsInput{.bucket = "reports", .version_id_marker = "null"})) ==
              "InvalidArgument");
    }
    SECTION("it asks for s3:ListBucketVersions") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListBucketVersions"));
        CHECK(error_of(stage.call(ListObjectVersionsInput{.bucket = "reports"})) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:ListBucketVersions"));
    }
}
