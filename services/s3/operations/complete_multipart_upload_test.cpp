#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("CompleteMultipartUpload", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto upload = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"}).value().upload_id.value();
    const auto part = [&](std::int64_t number, std::string bytes) {
        UploadPartInput input{.bucket = "reports", .key = "k", .part_number = number, .upload_id = upload};
        input.body.size = bytes.size();
        input.body.bytes = std::move(bytes);
        return stage.call(input);
    };
    CompleteMultipartUploadInput complete{.bucket = "reports", .key = "k", .upload_id = upload};
    auto& list = complete.multipart_upload.emplace().parts;
    const std::string large(5 * 1024 * 1024, 'x');

    SECTION("the parts become one object, whose ETag tells their number") {
        list.push_back({.etag = part(1, large)->etag, .part_number = 1});
        list.push_back({.etag = part(2, "end")->etag, .part_number = 2});
        const auto done = stage.call(complete);
        REQUIRE(done);
        CHECK(done->etag->ends_with("-2\""));
        const auto head = stage.call(HeadObjectInput{.bucket = "reports", .key = "k"});
        REQUIRE(head);
        CHECK(head->content_length == 5 * 1024 * 1024 + 3);
        CHECK(stage.call(HeadObjectInput{.bucket = "reports", .key = "k", .part_number = 2})->content_length == 3);
        CHECK(error_of(part(3, "late")) == "NoSuchUpload");
    }
    SECTION("sent again, it answers what it did, as long as the object is there") {
        list.push_back({.etag = part(1, "whole")->etag, .part_number = 1});
        const auto first = stage.call(complete);
        REQUIRE(first);
        complete.if_none_match = "*";
        const auto again = stage.call(complete);
        REQUIRE(again);
        CHECK(again->etag == first->etag);
        list.push_back({.etag = "\"other\"", .part_number = 2});
        CHECK(error_of(stage.call(complete)) == "NoSuchUpload");
        list.pop_back();
        REQUIRE(stage.call(DeleteObjectInput{.bucket = "reports", .key = "k"}));
        CHECK(error_of(stage.call(complete)) == "NoSuchUpload");
    }
    SECTION("all parts but the last have 5 MiB at least") {
        list.push_back({.etag = part(1, "small")->etag, .part_number = 1});
        list.push_back({.etag = part(2, "end")->etag, .part_number = 2});
        CHECK(error_of(stage.call(complete)) == "EntityTooSmall");
    }
    SECTION("parts are listed in order, as they were uploaded") {
        CHECK(error_of(stage.call(complete)) == "MalformedXML");
        list.push_back({.etag = part(2, large)->etag, .part_number = 2});
        list.push_back({.etag = part(1, large)->etag, .part_number = 1});
        CHECK(error_of(stage.call(complete)) == "InvalidPartOrder");
        list.clear();
        list.push_back({.etag = "\"x\"", .part_number = 1});
        CHECK(error_of(stage.call(complete)) == "InvalidPart");
    }
    SECTION("it asks for s3:PutObject, and a refusal leaves the upload") {
        list.push_back({.etag = part(1, "x")->etag, .part_number = 1});
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutObject"));
        CHECK(error_of(stage.call(complete)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutObject"));
        stage.as("main");
        CHECK(stage.call(complete));
    }
}
