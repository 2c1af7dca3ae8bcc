#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("GetBucketLocation", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();

    SECTION("us-east-1 has no name here, the other regions theirs") {
        CHECK(stage.call(GetBucketLocationInput{.bucket = "reports"})->location_constraint.value_or("") == "");
        stage.in("eu-west-2");
        CreateBucketInput input{.bucket = "british"};
        input.create_bucket_configuration.emplace().location_constraint = "eu-west-2";
        REQUIRE(stage.call(input));
        CHECK(stage.call(GetBucketLocationInput{.bucket = "british"})->location_constraint == "eu-west-2");
    }
    SECTION("the owner expected must be the owner") {
        CHECK(error_of(stage.call(GetBucketLocationInput{.bucket = "reports",
                                                         .expected_bucket_owner = "999999999999"})) == "AccessDenied");
        CHECK(error_of(stage.call(GetBucketLocationInput{.bucket = "none-such"})) == "NoSuchBucket");
    }
}
