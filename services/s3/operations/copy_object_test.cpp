#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("CopyObject", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    PutObjectInput source{.bucket = "reports", .content_type = "text/plain", .key = "a b"};
    source.metadata["kind"] = "note";
    source.tagging = "team=red";
    source.body = {.size = 5, .bytes = "hello"};
    REQUIRE(stage.call(source));
    const auto copy = [&](auto change) {
        CopyObjectInput input{.bucket = "reports", .copy_source = "reports/a%20b", .key = "copy"};
        change(input);
        return stage.call(input);
    };
    const auto head = [&] { return stage.call(HeadObjectInput{.bucket = "reports", .key = "copy"}).value(); };

    SECTION("the bytes, the metadata and the tags come along") {
        const auto done = copy([](auto&) {});
        REQUIRE(done);
        CHECK(done->copy_object_result->etag == "\"5d41402abc4b2a76b9719d911017c592\"");
        CHECK(head().metadata.at("kind") == "note");
        CHECK(head().content_type == "text/plain");
        CHECK(stage.call(GetObjectTaggingInput{.bucket = "reports", .key = "copy"})->tag_set.front().value == "red");
    }
    SECTION("REPLACE takes the request's own") {
        REQUIRE(copy([](auto& input) {
            input.metadata_directive = "REPLACE";
            input.metadata["kind"] = "letter";
            input.tagging_directive = "REPLACE";
        }));
        CHECK(head().metadata.at("kind") == "letter");
        CHECK(stage.call(GetObjectTaggingInput{.bucket = "reports", .key = "copy"})->tag_set.empty());
    }
    SECTION("onto itself something must change") {
        CHECK(error_of(copy([](auto& input) { input.key = "a b"; })) == "InvalidRequest");
        CHECK(copy([](auto& input) {
            input.key = "a b";
            input.metadata_directive = "REPLACE";
        }));
    }
    SECTION("conditions on the source") {
        CHECK(error_of(copy([](auto& input) { input.copy_source_if_match = "\"x\""; })) == "PreconditionFailed");
        CHECK(error_of(copy([](auto& input) { input.copy_source = "reports/none"; })) == "NoSuchKey");
        CHECK(error_of(copy([](auto& input) { input.copy_source = "none-such/a"; })) == "NoSuchBucket");
    }
    SECTION("a source that names no object is told by what it lacks") {
        const auto refused = [&](const std::string& header) {
            const auto done = copy([&](auto& input) { input.copy_source = header; });
            REQUIRE(error_of(done) == "InvalidArgument");
            return done.error().message;
        };
        CHECK(refused("") == "Invalid copy source bucket name");
        CHECK(refused("/") == "Invalid copy source bucket name");
        CHECK(refused("reports") == "Invalid copy source object key");
        CHECK(refused("reports/") == "Invalid copy source object key");
        CHECK(refused("reports/%%%%") == "Invalid copy source encoding");
        CHECK(refused("reports/a%2") == "Invalid copy source encoding");
    }
    SECTION("the source is read by the caller's own right") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:GetObject"));
        CHECK(error_of(copy([](auto&) {})) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:GetObject"));
    }
}
