#include "services/s3/unexecuted_rules.h"

#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;

TEST_CASE("Rules of buckets that nothing carries out", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto kept = [&] { return stage.backlot().kernel().unexecuted_rules(); };
    PutBucketMetricsConfigurationInput metrics{.bucket = "reports", .id = "all"};
    metrics.metrics_configuration.id = "all";

    SECTION("are named with their bucket for as long as they are kept") {
        CHECK(kept().empty());
        REQUIRE(stage.call(metrics));
        REQUIRE(kept().size() == 1);
        CHECK(kept().front().service == "s3");
        CHECK(kept().front().resource == "arn:aws:s3:::reports");
        CHECK(kept().front().rule == "metrics/all");
        REQUIRE(stage.call(DeleteBucketMetricsConfigurationInput{.bucket = "reports", .id = "all"}));
        CHECK(kept().empty());
    }
    SECTION("are not those that are carried out, or that ask for nothing") {
        REQUIRE(stage.call(PutBucketVersioningInput{.bucket = "reports",
                                                    .versioning_configuration = {.status = "Enabled"}}));
        REQUIRE(stage.call(PutBucketAccelerateConfigurationInput{
            .bucket = "reports", .accelerate_configuration = {.status = "Suspended"}}));
        CHECK(kept().empty());
        REQUIRE(stage.call(PutBucketAccelerateConfigurationInput{
            .bucket = "reports", .accelerate_configuration = {.status = "Enabled"}}));
        CHECK(kept().size() == 1);
    }
}

TEST_CASE("A rule that nothing carries out, in the log", "[s3]") {
    std::vector<std::string> lines;
    auto opened = Backlot::open({.seed = 1,
                                 .virtual_start = clock::Time{std::chrono::hours{24 * 20'000}},
                                 .log = [&](std::string_view line) { lines.emplace_back(line); }});
    REQUIRE(opened);
    auto& backlot = **opened;
    const auto root = backlot.principal("main").value();
    const auto call = [&](std::string_view operation, const Json& input) {
        return backlot.call(root, {}, "us-east-1", "s3", operation, input);
    };
    REQUIRE_FALSE(call("CreateBucket", Json::object({{"Bucket", "reports"}})).error);
    const auto metrics = [&](std::string_view id) {
        return call("PutBucketMetricsConfiguration",
                    Json::object({{"Bucket", "reports"},
                                  {"Id", "all"},
                                  {"MetricsConfiguration", Json::object({{"Id", std::string(id)}})}}));
    };

    SECTION("stands there once it is stored") {
        REQUIRE_FALSE(metrics("all").error);
        REQUIRE(lines.size() == 1);
        CHECK(lines.front() ==
              "s3 keeps metrics/all of arn:aws:s3:::reports and does not carry it out: no metrics are published");
    }
    SECTION("does not where the call was refused") {
        REQUIRE(metrics("other").error);
        CHECK(lines.empty());
    }
}
