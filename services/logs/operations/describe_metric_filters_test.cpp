#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeMetricFilters", "[logs]") {
    auto stage = stage_with_stream();
    REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
    const auto make = [&](std::string group, std::string name, std::string metric) {
        PutMetricFilterInput input{.log_group_name = std::move(group), .filter_name = std::move(name), .filter_pattern = "x"};
        input.metric_transformations.push_back({.metric_name = std::move(metric), .metric_namespace = "App", .metric_value = "1", .default_value = 0.5, .unit = "Count"});
        REQUIRE(stage.call(input));
    };
    make("app", "errors", "Errors");
    make("app", "warnings", "Warnings");
    make("other", "errors", "Errors");
    const auto names = [&](const DescribeMetricFiltersInput& input) {
        const auto done = stage.call(input);
        if (!done) return done.error().code;
        std::string text;
        for (const auto& filter : done->metric_filters) text += *filter.log_group_name + "/" + *filter.filter_name + " ";
        return text;
    };

    SECTION("of a group, of all, by a prefix, by a metric") {
        CHECK(names({}) == "app/errors other/errors app/warnings ");
        CHECK(names({.log_group_name = "app"}) == "app/errors app/warnings ");
        CHECK(names({.log_group_name = "app", .filter_name_prefix = "w"}) == "app/warnings ");
        CHECK(names({.metric_name = "Errors", .metric_namespace = "App"}) == "app/errors other/errors ");
        CHECK(names({.metric_name = "Errors"}) == "InvalidParameterException");
        CHECK(names({.log_group_name = "no"}) == "ResourceNotFoundException");
    }
    SECTION("is given back as it was put") {
        const auto filter = stage.call(DescribeMetricFiltersInput{.log_group_name = "other"})->metric_filters.front();
        CHECK(filter.filter_pattern == "x");
        CHECK(filter.metric_transformations.front().default_value == 0.5);
        CHECK(filter.metric_transformations.front().unit == "Count");
    }
    SECTION("page by page") {
        const auto first = stage.call(DescribeMetricFiltersInput{.limit = 2});
        REQUIRE(first->next_token);
        CHECK(names({.next_token = first->next_token}) == "app/warnings ");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:DescribeMetricFilters");
        CHECK(names({.log_group_name = "app"}) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DescribeMetricFilters", arn));
    }
}
