#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("GetObject", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    s3::testing::put(stage, "k", "0123456789");
    const auto get = [&](auto change) {
        GetObjectInput input{.bucket = "reports", .key = "k"};
        change(input);
        return stage.call(input);
    };

    SECTION("the whole, or a range of it") {
        CHECK(get([](auto&) {})->body.bytes == "0123456789");
        const auto part = get([](auto& input) { input.range = "bytes=2-4"; });
        REQUIRE(part);
        CHECK(part->content_range == "bytes 2-4/10");
        CHECK(part->content_length == 3);
        CHECK(get([](auto& input) { input.range = "bytes=-3"; })->content_range == "bytes 7-9/10");
        CHECK(error_of(get([](auto& input) { input.range = "bytes=10-"; })) == "InvalidRange");
    }
    SECTION("conditions on the ETag") {
        const auto etag = get([](auto&) {})->etag;
        CHECK(get([&](auto& input) { input.if_match = etag; }));
        CHECK(error_of(get([](auto& input) { input.if_match = "\"x\""; })) == "PreconditionFailed");
        const auto same = get([&](auto& input) { input.if_none_match = etag; });
        REQUIRE_FALSE(same);
        CHECK(same.error().status == 304);
    }
    SECTION("a key that is not there is told to who may list, and refused to who may not") {
        const auto missing = [](auto& input) { input.key = "none"; };
        CHECK(error_of(get(missing)) == "NoSuchKey");
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListBucket"));
        CHECK(error_of(get(missing)) == "AccessDenied");
        CHECK(get([](auto&) {}));
    }
    SECTION("a version asks for s3:GetObjectVersion; a delete marker hides the object") {
        s3::testing::enable_versioning(stage);
        const auto version = s3::testing::put(stage, "k", "new");
        REQUIRE(stage.call(DeleteObjectInput{.bucket = "reports", .key = "k"}));
        CHECK(error_of(get([](auto&) {})) == "NoSuchKey");
        CHECK(get([&](auto& input) { input.version_id = version; })->body.bytes == "new");
        CHECK(get([&](auto& input) { input.version_id = "null"; })->body.bytes == "0123456789");
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:GetObjectVersion"));
        CHECK(error_of(get([&](auto& input) { input.version_id = version; })) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:GetObjectVersion"));
    }
}
