#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("CreateMultipartUpload", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();

    SECTION("each upload has an id of its own, and no object appears") {
        const CreateMultipartUploadInput create{.bucket = "reports", .key = "k"};
        const auto one = stage.call(create);
        const auto two = stage.call(create);
        REQUIRE((one && two));
        CHECK(one->upload_id != two->upload_id);
        CHECK(one->server_side_encryption == "AES256");
        CHECK(error_of(stage.call(GetObjectInput{.bucket = "reports", .key = "k"})) == "NoSuchKey");
    }
    SECTION("it takes what PutObject takes, and asks for the same") {
        CHECK(error_of(stage.call(CreateMultipartUploadInput{
                  .bucket = "reports", .key = "k", .storage_class = "COLD"})) == "InvalidStorageClass");
        CHECK(error_of(stage.call(CreateMultipartUploadInput{.bucket = "none-such", .key = "k"})) == "NoSuchBucket");
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutObject"));
        CHECK(error_of(stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"})) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutObject"));
    }
}
