#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("HeadObject", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    PutObjectInput input{.bucket = "reports", .content_type = "text/plain", .key = "k"};
    input.metadata["kind"] = "note";
    input.body.bytes = "hello";
    input.body.size = 5;
    REQUIRE(stage.call(input));
    const HeadObjectInput head{.bucket = "reports", .key = "k"};

    SECTION("everything but the body") {
        const auto found = stage.call(head);
        REQUIRE(found);
        CHECK(found->content_length == 5);
        CHECK(found->content_type == "text/plain");
        CHECK(found->metadata.at("kind") == "note");
        CHECK(found->etag == "\"5d41402abc4b2a76b9719d911017c592\"");
    }
    SECTION("it asks for s3:GetObject") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:GetObject"));
        CHECK(stage.call(head).error().status == 403);
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:GetObject"));
    }
    SECTION("a missing key is 404 to who may list and 403 to who may not") {
        const HeadObjectInput missing{.bucket = "reports", .key = "none"};
        CHECK(stage.call(missing).error().status == 404);
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListBucket"));
        CHECK(stage.call(missing).error().status == 403);
    }
}
