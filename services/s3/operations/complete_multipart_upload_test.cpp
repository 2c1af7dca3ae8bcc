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
    SECTION("without an algorithm of its own the whole has a CRC64NVME, whatever the parts were checked by") {
        UploadPartInput checked{.bucket = "reports", .key = "k", .part_number = 1, .upload_id = upload};
        checked.checksum_algorithm = "CRC32";
        checked.body = {.size = 4, .bytes = "test"};
        const auto made = stage.call(checked);
        REQUIRE(made);
        CHECK(made->checksum_crc32 == "2H9+DA==");
        list.push_back({.etag = made->etag, .part_number = 1});
        list.front().checksum_crc32 = made->checksum_crc32;
        CHECK(error_of(stage.call(complete)) == "InvalidPart");  // which is not the upload's
        list.front().checksum_crc32.reset();
        complete.checksum_type = "FULL_OBJECT";
        CHECK(error_of(stage.call(complete)) == "InvalidRequest");
        complete.checksum_type.reset();
        const auto done = stage.call(complete);
        REQUIRE(done);
        CHECK(done->checksum_crc64nvme == "+bu+zv66sUM=");
        CHECK(done->checksum_type == "FULL_OBJECT");
        CHECK(stage.call(HeadObjectInput{.bucket = "reports", .key = "k", .checksum_mode = "enabled"})->checksum_crc64nvme == "+bu+zv66sUM=");
    }
    SECTION("what came or went since the upload began is a conflict for its conditions") {
        const auto other = [&](auto before, auto meanwhile, auto condition) {
            before();
            CompleteMultipartUploadInput late{.bucket = "reports", .key = "late"};
            late.upload_id = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "late"}).value().upload_id.value();
            UploadPartInput one{.bucket = "reports", .key = "late", .part_number = 1, .upload_id = late.upload_id};
            one.body = {.size = 1, .bytes = "x"};
            late.multipart_upload.emplace().parts.push_back({.etag = stage.call(one)->etag, .part_number = 1});
            meanwhile();
            condition(late);
            return error_of(stage.call(late));
        };
        const auto nothing = [] {};
        const auto write = [&] { s3::testing::put(stage, "late", "same"); };
        const auto remove = [&] { REQUIRE(stage.call(DeleteObjectInput{.bucket = "reports", .key = "late"})); };
        const auto absent = [](auto& input) { input.if_none_match = "*"; };
        const auto present = [&](auto& input) { input.if_match = stage.call(HeadObjectInput{.bucket = "reports", .key = "late"})->etag; };
        CHECK(other(write, remove, absent) == "ConditionalRequestConflict");
        CHECK(other(nothing, write, absent) == "PreconditionFailed");
        CHECK(other(nothing, write, present) == "ConditionalRequestConflict");
        CHECK(other(nothing, nothing, present).empty());
        const auto replace = [&] { remove(), write(); };
        CHECK(other(write, replace, present) == "ConditionalRequestConflict");
        CHECK(other(remove, [&] { write(), remove(); }, absent) == "ConditionalRequestConflict");
    }
    SECTION("all parts but the last have 5 MiB at least") {
        list.push_back({.etag = part(1, "small")->etag, .part_number = 1});
        list.push_back({.etag = part(2, "end")->etag, .part_number = 2});
        CHECK(error_of(stage.call(complete)) == "EntityTooSmall");
    }
    SECTION("parts are listed in order, as they were uploaded") {
        CHECK(error_of(stage.call(complete)) == "MalformedXML");
        CHECK(error_of(stage.call(CompleteMultipartUploadInput{.bucket = "reports", .key = "k", .upload_id = upload})) == "InvalidRequest");
        list.push_back({.etag = part(2, large)->etag, .part_number = 2});
        list.push_back({.etag = part(1, large)->etag, .part_number = 1});
        CHECK(error_of(stage.call(complete)) == "InvalidPartOrder");
        list.clear();
        list.push_back({.etag = "\"x\"", .part_number = 1});
        CHECK(error_of(stage.call(complete)) == "InvalidPart");
        list.front().part_number = 0;
        const auto zeroth = stage.call(complete);
        REQUIRE(error_of(zeroth) == "InvalidArgument");
        CHECK(zeroth.error().message == "PartNumber must be >= 1");
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
