#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("PutBucketMetricsConfiguration", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketMetricsConfigurationInput get{.bucket = "reports", .id = "one"};
    PutBucketMetricsConfigurationInput put{.bucket = "reports", .id = "one"};
    put.metrics_configuration.id = "one";

    SECTION("what is put is read back, until it is deleted") {
        CHECK(error_of(stage.call(get)) == "NoSuchConfiguration");
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->metrics_configuration->id == "one");
        const DeleteBucketMetricsConfigurationInput remove{.bucket = "reports", .id = "one"};
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(remove)) == "NoSuchConfiguration");
    }
    SECTION("the id is the same in the query and in the body") {
        put.metrics_configuration.id = "two";
        CHECK(error_of(stage.call(put)) == "InvalidConfigurationId");
    }
    SECTION("an access point is a condition like the others") {
        auto& filter = put.metrics_configuration.filter.emplace();
        filter.access_point_arn = "arn:aws:s3:us-east-1:" + stage.caller().account + ":accesspoint/one";
        CHECK(stage.call(put));
        filter.prefix = "a/";
        CHECK(error_of(stage.call(put)) == "MalformedXML");
    }
    SECTION("deleting it asks for the permission to put") {
        REQUIRE(stage.call(put));
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutMetricsConfiguration"));
        CHECK(error_of(stage.call(DeleteBucketMetricsConfigurationInput{.bucket = "reports", .id = "one"})) ==
              "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutMetricsConfiguration"));
        CHECK(stage.call(get));
    }
}
