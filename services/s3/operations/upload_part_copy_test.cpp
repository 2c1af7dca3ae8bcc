#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("UploadPartCopy", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    s3::testing::put(stage, "source", "0123456789");
    const auto upload = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"}).value().upload_id.value();
    UploadPartCopyInput copy{
        .bucket = "reports", .copy_source = "reports/source", .key = "k", .part_number = 1, .upload_id = upload};

    SECTION("a range of the source becomes the part") {
        copy.copy_source_range = "bytes=2-4";
        const auto done = stage.call(copy);
        REQUIRE(done);
        CompleteMultipartUploadInput complete{.bucket = "reports", .key = "k", .upload_id = upload};
        complete.multipart_upload.emplace().parts.push_back(
            {.etag = done->copy_part_result->etag, .part_number = 1});
        REQUIRE(stage.call(complete));
        CHECK(stage.call(HeadObjectInput{.bucket = "reports", .key = "k"})->content_length == 3);
    }
    SECTION("a range beyond the source, or of another form, is refused") {
        copy.copy_source_range = "bytes=2-40";
        CHECK(error_of(stage.call(copy)) != "");
        copy.copy_source_range = "2-4";
        CHECK(error_of(stage.call(copy)) == "InvalidArgument");
    }
    SECTION("the source is read by the caller's own right") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:GetObject"));
        CHECK(error_of(stage.call(copy)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:GetObject"));
    }
}
