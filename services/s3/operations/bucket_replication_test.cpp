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
}
