#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Logging of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketLoggingInput get{.bucket = "reports"};
    PutBucketLoggingInput put{.bucket = "reports"};
    put.bucket_logging_status.logging_enabled = LoggingEnabled{.target_bucket = "log-archive"};

    SECTION("the target must be there") {
        CHECK(error_of(stage.call(put)) == "InvalidTargetBucketForLogging");
    }
    SECTION("it is put, and ended by an empty status") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "log-archive"}));
        REQUIRE(stage.call(put));
        CHECK(stage.call(get)->logging_enabled->target_bucket == "log-archive");
        REQUIRE(stage.call(PutBucketLoggingInput{.bucket = "reports"}));
        CHECK_FALSE(stage.call(get)->logging_enabled);
    }
}
