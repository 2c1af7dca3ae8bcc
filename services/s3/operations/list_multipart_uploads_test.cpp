#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ListMultipartUploads", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    for (const auto* key : {"a/1", "a/2", "b"}) {
        REQUIRE(stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = key}));
    }

    SECTION("uploads under way, by key, below a prefix or rolled up") {
        CHECK(stage.call(ListMultipartUploadsInput{.bucket = "reports"})->uploads.size() == 3);
        CHECK(stage.call(ListMultipartUploadsInput{.bucket = "reports", .prefix = "a/"})->uploads.size() == 2);
        const auto rolled = stage.call(ListMultipartUploadsInput{.bucket = "reports", .delimiter = "/"});
        REQUIRE(rolled);
        REQUIRE(rolled->uploads.size() == 1);
        CHECK(rolled->uploads.front().key == "b");
        REQUIRE(rolled->common_prefixes.size() == 1);
        CHECK(rolled->common_prefixes.front().prefix == "a/");
    }
    SECTION("pages go on after the last upload") {
        const auto first = stage.call(ListMultipartUploadsInput{.bucket = "reports", .max_uploads = 2});
        REQUIRE(first);
        CHECK(first->is_truncated == true);
        const auto rest = stage.call(ListMultipartUploadsInput{.bucket = "reports",
                                                               .key_marker = first->next_key_marker,
                                                               .upload_id_marker = first->next_upload_id_marker});
        REQUIRE(rest);
        REQUIRE(rest->uploads.size() == 1);
        CHECK(rest->uploads.front().key == "b");
    }
    SECTION("the markers of a page are those of its last upload, whether or not there is more") {
        const auto all = stage.call(ListMultipartUploadsInput{.bucket = "reports"});
        CHECK(all->next_key_marker == "b");
        CHECK(all->next_upload_id_marker == all->uploads.back().upload_id);
        const auto rolled = stage.call(ListMultipartUploadsInput{.bucket = "reports", .delimiter = "/", .max_uploads = 1});
        CHECK(rolled->is_truncated == true);
        CHECK(rolled->next_key_marker == "");
        ListMultipartUploadsInput mixed{.bucket = "reports", .key_marker = "a/1", .upload_id_marker = all->uploads.back().upload_id};
        CHECK(error_of(stage.call(mixed)) == "InvalidArgument");
        mixed.key_marker.reset();
        CHECK(stage.call(mixed)->upload_id_marker == "");
    }
    SECTION("it asks for s3:ListBucketMultipartUploads") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListBucketMultipartUploads"));
        CHECK(error_of(stage.call(ListMultipartUploadsInput{.bucket = "reports"})) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:ListBucketMultipartUploads"));
    }
}
