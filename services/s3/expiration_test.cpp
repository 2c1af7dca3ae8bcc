#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using namespace backlot::s3::testing;

TEST_CASE("An answer says when the lifecycle would end an object", "[s3]") {
    auto stage = stage_with_bucket();
    const auto ends = [&](const char* key, std::optional<std::string> tagging = {}) {
        const auto done = stage.call(PutObjectInput{.bucket = "reports", .key = key, .tagging = tagging});
        return done.value().expiration.value_or("never");
    };
    CHECK(ends("a") == "never");
    PutBucketLifecycleConfigurationInput input{.bucket = "reports"};
    auto& rules = input.lifecycle_configuration.emplace().rules;
    rules.push_back({.expiration = LifecycleExpiration{.days = 10}, .id = "old logs", .filter = LifecycleRuleFilter{.prefix = "logs/"}, .status = "Enabled"});
    rules.push_back({.expiration = LifecycleExpiration{.days = 20}, .id = "older", .filter = LifecycleRuleFilter{.prefix = "logs/"}, .status = "Enabled"});
    rules.push_back({.expiration = LifecycleExpiration{.days = 15}, .id = "tagged", .filter = LifecycleRuleFilter{.tag = Tag{"a", "1"}}, .status = "Enabled"});
    rules.push_back({.expiration = LifecycleExpiration{.days = 1}, .id = "off", .filter = LifecycleRuleFilter{.prefix = ""}, .status = "Disabled"});
    REQUIRE(stage.call(input));

    CHECK(ends("a") == "never");
    CHECK(ends("b", "a=2") == "never");
    // Midnight behind the day on which the age is reached.
    CHECK(ends("logs/1") == R"(expiry-date="Sun, 11 Jan 2026 00:00:00 GMT", rule-id="old%20logs")");
    CHECK(ends("b", "a=1") == R"(expiry-date="Fri, 16 Jan 2026 00:00:00 GMT", rule-id="tagged")");
    stage.advance(std::chrono::seconds{1});
    CHECK(ends("logs/2") == R"(expiry-date="Mon, 12 Jan 2026 00:00:00 GMT", rule-id="old%20logs")");
    CHECK(stage.call(HeadObjectInput{.bucket = "reports", .key = "logs/2"})->expiration.value_or("").ends_with("rule-id=\"old%20logs\""));
}
