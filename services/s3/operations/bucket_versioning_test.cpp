#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Versioning of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto put = [&](std::optional<std::string> status) {
        PutBucketVersioningInput input{.bucket = "reports"};
        input.versioning_configuration.status = std::move(status);
        return stage.call(input);
    };
    const auto status = [&] { return stage.call(GetBucketVersioningInput{.bucket = "reports"}).value().status; };

    SECTION("a bucket begins without a status, and never gets back there") {
        CHECK_FALSE(status());
        REQUIRE(put("Enabled"));
        CHECK(status() == "Enabled");
        REQUIRE(put("Suspended"));
        CHECK(status() == "Suspended");
        CHECK(error_of(put({})) == "IllegalVersioningConfigurationException");
        CHECK(error_of(put("Off")) == "MalformedXML");
    }
    SECTION("once enabled, every object has a version of its own; suspended, the null version again") {
        CHECK_FALSE(s3::testing::put(stage, "k"));
        REQUIRE(put("Enabled"));
        const auto first = s3::testing::put(stage, "k");
        const auto second = s3::testing::put(stage, "k");
        REQUIRE((first && second));
        CHECK(*first != *second);
        REQUIRE(put("Suspended"));
        CHECK(s3::testing::put(stage, "k").value_or("null") == "null");
    }
    SECTION("replication needs it to stay") {
        REQUIRE(put("Enabled"));
        REQUIRE(stage.call(CreateBucketInput{.bucket = "copies"}));
        REQUIRE(stage.call(
            PutBucketVersioningInput{.bucket = "copies", .versioning_configuration = {.status = "Enabled"}}));
        PutBucketReplicationInput replication{.bucket = "reports"};
        replication.replication_configuration.role = "arn:aws:iam::" + stage.caller().account + ":role/replication";
        ReplicationRule rule;
        rule.prefix = "";
        rule.status = "Enabled";
        rule.destination.bucket = "arn:aws:s3:::copies";
        replication.replication_configuration.rules.push_back(rule);
        REQUIRE(stage.call(replication));
        CHECK(error_of(put("Suspended")) == "InvalidBucketState");
    }
    SECTION("a policy may refuse it") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutBucketVersioning"));
        CHECK(error_of(put("Enabled")) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutBucketVersioning"));
    }
}
