#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("DeleteBucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const DeleteBucketInput remove{.bucket = "reports"};

    SECTION("an empty bucket goes, and its configurations with it") {
        REQUIRE(stage.call(PutBucketRequestPaymentInput{
            .bucket = "reports", .request_payment_configuration = {.payer = "Requester"}}));
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(remove)) == "NoSuchBucket");
        REQUIRE(stage.call(CreateBucketInput{.bucket = "reports"}));
        CHECK(stage.call(GetBucketRequestPaymentInput{.bucket = "reports"})->payer == "BucketOwner");
    }
    SECTION("a bucket with an object stays, and so does one with old versions only") {
        s3::testing::enable_versioning(stage);
        const auto version = s3::testing::put(stage, "k");
        CHECK(error_of(stage.call(remove)) == "BucketNotEmpty");
        const auto marker = stage.call(DeleteObjectInput{.bucket = "reports", .key = "k"});
        REQUIRE(marker);
        CHECK(error_of(stage.call(remove)) == "BucketNotEmpty");
        REQUIRE(stage.call(DeleteObjectInput{.bucket = "reports", .key = "k", .version_id = version}));
        REQUIRE(stage.call(DeleteObjectInput{.bucket = "reports", .key = "k", .version_id = marker->version_id}));
        CHECK(stage.call(remove));
    }
    SECTION("a policy may refuse it") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:DeleteBucket"));
        CHECK(error_of(stage.call(remove)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:DeleteBucket"));
    }
}
