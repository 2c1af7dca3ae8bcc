#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("DeleteBucketLifecycle", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketLifecycleConfigurationInput get{.bucket = "reports"};

    SECTION("succeeds where there is nothing to delete") {
        CHECK(stage.call(DeleteBucketLifecycleInput{.bucket = "reports"}));
    }
    SECTION("takes the rules away") {
        PutBucketLifecycleConfigurationInput put{.bucket = "reports"};
        LifecycleRule rule;
        rule.prefix = "";
        rule.status = "Enabled";
        rule.expiration.emplace().days = 1;
        put.lifecycle_configuration.emplace().rules.push_back(rule);
        REQUIRE(stage.call(put));
        REQUIRE(stage.call(get));
        REQUIRE(stage.call(DeleteBucketLifecycleInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(get)) == "NoSuchLifecycleConfiguration");
    }
}
