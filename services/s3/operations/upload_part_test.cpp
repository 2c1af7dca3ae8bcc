#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("UploadPart", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto upload = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"}).value().upload_id.value();
    const auto part = [&](std::int64_t number, std::string bytes) {
        UploadPartInput input{.bucket = "reports", .key = "k", .part_number = number, .upload_id = upload};
        input.body.size = bytes.size();
        input.body.bytes = std::move(bytes);
        return stage.call(input);
    };

    SECTION("a part's ETag is its MD5, and the last one of a number counts") {
        CHECK(part(1, "hello")->etag == "\"5d41402abc4b2a76b9719d911017c592\"");
        REQUIRE(part(1, "other"));
        const auto parts = stage.call(ListPartsInput{.bucket = "reports", .key = "k", .upload_id = upload});
        REQUIRE(parts);
        REQUIRE(parts->parts.size() == 1);
        CHECK(parts->parts.front().etag != "\"5d41402abc4b2a76b9719d911017c592\"");
    }
    SECTION("numbers go from 1 to 10,000, and the upload must be there") {
        CHECK(error_of(part(0, "x")) == "InvalidArgument");
        CHECK(error_of(part(10'001, "x")) == "InvalidArgument");
        CHECK(part(10'000, "x"));
        UploadPartInput none{.bucket = "reports", .key = "k", .part_number = 1, .upload_id = "none"};
        CHECK(error_of(stage.call(none)) == "NoSuchUpload");
    }
    SECTION("it asks for s3:PutObject") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutObject"));
        CHECK(error_of(part(1, "x")) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutObject"));
    }
    SECTION("of an upload that begins locked each part comes with a digest") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "locked", .object_lock_enabled_for_bucket = true}));
        UploadPartInput one{.bucket = "locked", .key = "k", .part_number = 1};
        one.upload_id = stage.call(CreateMultipartUploadInput{.bucket = "locked", .key = "k", .object_lock_legal_hold_status = "ON"}).value().upload_id.value();
        one.body = {.size = 1, .bytes = "x"};
        const auto refused = stage.call(one);
        REQUIRE(error_of(refused) == "InvalidRequest");
        CHECK(refused.error().message == "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Part requests with Object Lock parameters");
        one.content_md5 = "ndTkYSaMgDT1yFZOFVxnpg==";
        CHECK(stage.call(one));
    }
}
