#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Replication of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketReplicationInput get{.bucket = "reports"};
    PutBucketReplicationInput put{.bucket = "reports"};
    put.replication_configuration.role = "arn:aws:iam::" + stage.caller().account + ":role/replication";
    ReplicationRule rule;
    rule.prefix = "";
    rule.status = "Enabled";
    rule.destination.bucket = "arn:aws:s3:::copies";
    put.replication_configuration.rules.push_back(rule);

    SECTION("a bucket begins without it") {
        CHECK(error_of(stage.call(get)) == "ReplicationConfigurationNotFoundError");
    }
    SECTION("both buckets must have versions") {
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
        s3::testing::enable_versioning(stage);
        REQUIRE(stage.call(CreateBucketInput{.bucket = "copies"}));
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
        REQUIRE(stage.call(
            PutBucketVersioningInput{.bucket = "copies", .versioning_configuration = {.status = "Enabled"}}));
        REQUIRE(stage.call(put));
        CHECK(stage.call(get)->replication_configuration->rules.size() == 1);
        REQUIRE(stage.call(DeleteBucketReplicationInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(get)) == "ReplicationConfigurationNotFoundError");
    }
    SECTION("the parts of a rule fit each other") {
        s3::testing::enable_versioning(stage);
        REQUIRE(stage.call(CreateBucketInput{.bucket = "copies"}));
        REQUIRE(stage.call(
            PutBucketVersioningInput{.bucket = "copies", .versioning_configuration = {.status = "Enabled"}}));
        auto& own = put.replication_configuration.rules.front();
        own.filter.emplace().prefix = "a/";
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        own.prefix.reset();
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
        own.priority = 1;
        own.delete_marker_replication.emplace().status = "Enabled";
        REQUIRE(stage.call(put));
        own.filter = ReplicationRuleFilter{.tag = Tag{.key = "team", .value = "red"}};
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
        own.delete_marker_replication->status = "Disabled";
        REQUIRE(stage.call(put));
        own.destination.storage_class = "COLD";
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        own.destination.storage_class = "STANDARD_IA";
        own.destination.replication_time.emplace().status = "Enabled";
        own.destination.replication_time->time.minutes = 15;
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
        own.destination.metrics.emplace().status = "Enabled";
        CHECK(stage.call(put));
        own.destination.bucket = "arn:aws:s3:::reports";
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
        CHECK(stage.call(get)->replication_configuration->rules.front().id.value_or("") != "");
    }
    SECTION("the caller must be allowed to pass the role to S3") {
        s3::testing::enable_versioning(stage);
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:DeleteBucket"));
        CHECK(error_of(stage.call(put)) == "AccessDenied");
        CHECK(stage.verdicts().back().question.action == "iam:PassRole");
    }
}
