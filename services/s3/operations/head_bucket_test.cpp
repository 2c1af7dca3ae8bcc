#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("HeadBucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();

    SECTION("it says where the bucket is, and that another is not there") {
        const auto head = stage.call(HeadBucketInput{.bucket = "reports"});
        REQUIRE(head);
        CHECK(head->bucket_region == "us-east-1");
        const auto none = stage.call(HeadBucketInput{.bucket = "none-such"});
        REQUIRE_FALSE(none);
        CHECK(none.error().status == 404);
    }
    SECTION("it asks for s3:ListBucket") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListBucket"));
        const auto refused = stage.call(HeadBucketInput{.bucket = "reports"});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().status == 403);
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:ListBucket"));
    }
}
