#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("PutBucketAnalyticsConfiguration", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketAnalyticsConfigurationInput get{.bucket = "reports", .id = "one"};
    PutBucketAnalyticsConfigurationInput put{.bucket = "reports", .id = "one"};
    put.analytics_configuration.id = "one";

    SECTION("what is put is read back, until it is deleted") {
        CHECK(error_of(stage.call(get)) == "NoSuchConfiguration");
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->analytics_configuration->id == "one");
        const DeleteBucketAnalyticsConfigurationInput remove{.bucket = "reports", .id = "one"};
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(remove)) == "NoSuchConfiguration");
    }
    SECTION("the id is the same in the query and in the body") {
        put.analytics_configuration.id = "two";
        CHECK(error_of(stage.call(put)) == "MalformedXML");
    }
    SECTION("a filter has one condition, or two in And") {
        auto& filter = put.analytics_configuration.filter.emplace();
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        filter.and_.emplace().prefix = "a/";
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        filter.and_->tags.push_back({.key = "team", .value = "red"});
        CHECK(stage.call(put));
        filter.and_->tags.push_back({.key = "team", .value = "blue"});
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
    }
    SECTION("deleting it asks for the permission to put") {
        REQUIRE(stage.call(put));
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutAnalyticsConfiguration"));
        CHECK(error_of(stage.call(DeleteBucketAnalyticsConfigurationInput{.bucket = "reports", .id = "one"})) ==
              "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutAnalyticsConfiguration"));
        CHECK(stage.call(get));
    }
}
