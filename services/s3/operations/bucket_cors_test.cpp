#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("CORS of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketCorsInput get{.bucket = "reports"};
    PutBucketCorsInput put{.bucket = "reports"};
    CORSRule rule;
    rule.allowed_methods.push_back("GET");
    rule.allowed_origins.push_back("https://*.example.com");
    rule.max_age_seconds = 300;
    put.cors_configuration.cors_rules.push_back(rule);
    auto& own = put.cors_configuration.cors_rules.front();

    SECTION("what is put is read back, until it is deleted") {
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        REQUIRE(read->cors_rules.size() == 1);
        CHECK(read->cors_rules.front().allowed_origins.front() == "https://*.example.com");
        CHECK(read->cors_rules.front().max_age_seconds == 300);
        REQUIRE(stage.call(DeleteBucketCorsInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(get)) == "NoSuchCORSConfiguration");
    }
    SECTION("only five methods are taken") {
        own.allowed_methods.push_back("PATCH");
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
    }
    SECTION("an origin has one wildcard at most") {
        own.allowed_origins.front() = "https://*.*.com";
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
    }
    SECTION("a rule without methods is refused") {
        own.allowed_methods.clear();
        CHECK(error_of(stage.call(put)) == "MalformedXML");
    }
}
