#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Retention of an object", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    REQUIRE(stage.call(CreateBucketInput{.bucket = "locked", .object_lock_enabled_for_bucket = true}));
    REQUIRE(stage.call(PutObjectInput{.bucket = "locked", .key = "a"}));
    // Far beyond the stage's clock, wherever it stands.
    const model::Timestamp late{std::chrono::days{30'000}};
    PutObjectRetentionInput put{.bucket = "locked", .key = "a"};
    put.retention = ObjectLockRetention{.mode = "GOVERNANCE", .retain_until_date = late};
    const GetObjectRetentionInput get{.bucket = "locked", .key = "a"};

    SECTION("an object begins without one") {
        CHECK(error_of(stage.call(get)) == "NoSuchObjectLockConfiguration");
    }
    SECTION("governance is shortened only by who bypasses it") {
        REQUIRE(stage.call(put));
        CHECK(stage.call(get)->retention->mode == "GOVERNANCE");
        put.retention->retain_until_date = late - std::chrono::days{1};
        CHECK(error_of(stage.call(put)) == "AccessDenied");
        put.bypass_governance_retention = true;
        CHECK(stage.call(put));
        CHECK(stage.verdicts().size() >= 2);
    }
    SECTION("compliance only grows") {
        put.retention->mode = "COMPLIANCE";
        put.bypass_governance_retention = true;
        REQUIRE(stage.call(put));
        put.retention->retain_until_date = late - std::chrono::days{1};
        CHECK(error_of(stage.call(put)) == "AccessDenied");
        put.retention->retain_until_date = late + std::chrono::days{1};
        CHECK(stage.call(put));
    }
    SECTION("a mode needs a date, and the date lies ahead") {
        put.retention->retain_until_date.reset();
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        put.retention->retain_until_date = model::Timestamp{std::chrono::days{1}};
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
    }
}
