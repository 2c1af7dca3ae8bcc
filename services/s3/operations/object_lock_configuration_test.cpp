#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Object Lock of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetObjectLockConfigurationInput get{.bucket = "reports"};
    PutObjectLockConfigurationInput put{.bucket = "reports"};
    put.object_lock_configuration.emplace().object_lock_enabled = "Enabled";
    auto& retention = put.object_lock_configuration->rule.emplace().default_retention.emplace();
    retention = {.mode = "COMPLIANCE", .days = 7, .years = {}};

    SECTION("a bucket begins without it, and needs versioning to get it") {
        CHECK(error_of(stage.call(get)) == "ObjectLockConfigurationNotFoundError");
        CHECK(error_of(stage.call(put)) == "InvalidBucketState");
        s3::testing::enable_versioning(stage);
        REQUIRE(stage.call(put));
        CHECK(stage.call(get)->object_lock_configuration->rule->default_retention->days == 7);
    }
    SECTION("a default retention has days or years, in bounds") {
        s3::testing::enable_versioning(stage);
        retention.years = 1;
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        retention.days.reset();
        CHECK(stage.call(put));
        retention.years = 101;
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
    }
    SECTION("a new version takes the default retention, and stays until it has run out") {
        s3::testing::enable_versioning(stage);
        REQUIRE(stage.call(put));
        PutObjectInput object{.bucket = "reports", .key = "k"};
        CHECK(error_of(stage.call(object)) == "InvalidRequest");
        object.content_md5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
        const auto version = stage.call(object)->version_id;
        const DeleteObjectInput remove{.bucket = "reports", .key = "k", .version_id = version};
        CHECK(error_of(stage.call(remove)) == "AccessDenied");
        stage.advance(std::chrono::hours{24 * 7 + 1});
        CHECK(stage.call(remove));
    }
    SECTION("a policy may refuse it") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutBucketObjectLockConfiguration"));
        CHECK(error_of(stage.call(put)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutBucketObjectLockConfiguration"));
    }
}
