#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("PutMetricFilter and DeleteMetricFilter", "[logs]") {
    auto stage = stage_with_stream();
    PutMetricFilterInput input{.log_group_name = "app", .filter_name = "errors", .filter_pattern = "ERROR"};
    input.metric_transformations.push_back({.metric_name = "Errors", .metric_namespace = "App", .metric_value = "1"});
    auto& made = input.metric_transformations.front();
    const DeleteMetricFilterInput gone{.log_group_name = "app", .filter_name = "errors"};

    SECTION("is counted with the group, replaced under its name, and deleted") {
        REQUIRE(stage.call(input));
        made.metric_value = "$.took";
        input.filter_pattern = "{ $.took > 1 }";
        REQUIRE(stage.call(input));
        CHECK(stage.call(DescribeLogGroupsInput{})->log_groups.front().metric_filter_count == 1);
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "ResourceNotFoundException");
    }
    SECTION("is told not to be carried out, as long as it is kept") {
        REQUIRE(stage.call(input));
        const auto rules = stage.backlot().kernel().unexecuted_rules();
        REQUIRE(rules.size() == 1);
        CHECK(rules.front().rule == "metric-filter/errors");
        CHECK(rules.front().missing == "no metric is published");
        REQUIRE(stage.call(gone));
        CHECK(stage.backlot().kernel().unexecuted_rules().empty());
    }
    SECTION("what cannot be a metric is refused") {
        made.metric_value = "one";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        made.metric_value = "1";
        made.default_value = 0;
        made.dimensions["Status"] = "$.status";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        made.default_value.reset();
        CHECK(stage.call(input));
        made.dimensions["Status"] = "500";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        made.dimensions = {};
        input.filter_pattern = "[a, b";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("a class without metric filters has none, and a group at most a hundred") {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "rare", .log_group_class = "INFREQUENT_ACCESS"}));
        auto other = input;
        other.log_group_name = "rare";
        CHECK(error_of(stage.call(other)) == "InvalidOperationException");
        for (int i = 0; i < 100; ++i) {
            input.filter_name = "f" + std::to_string(i);
            REQUIRE(stage.call(input));
        }
        CHECK(stage.call(input));
        input.filter_name = "one-more";
        CHECK(error_of(stage.call(input)) == "LimitExceededException");
    }
    SECTION("a policy refuses both") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:*MetricFilter");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:PutMetricFilter", arn));
        CHECK(error_of(stage.call(gone)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DeleteMetricFilter", arn));
    }
}
