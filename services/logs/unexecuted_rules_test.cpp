#include "services/logs/unexecuted_rules.h"

#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;

TEST_CASE("Rules of log groups that nothing carries out", "[logs]") {
    auto stage = logs::testing::stage_with_stream();
    PutMetricFilterInput metric{.log_group_name = "app", .filter_name = "m", .filter_pattern = ""};
    metric.metric_transformations.push_back({.metric_name = "M", .metric_namespace = "N", .metric_value = "1"});
    REQUIRE(stage.call(metric));
    const auto account = stage.caller().account;
    REQUIRE(stage.call(PutSubscriptionFilterInput{.log_group_name = "app", .filter_name = "s", .filter_pattern = "",
                                                  .destination_arn = "arn:aws:lambda:eu-west-2:" + account + ":function:f"}));

    SECTION("are told with their group, and go with it") {
        const auto rules = stage.backlot().kernel().unexecuted_rules();
        REQUIRE(rules.size() == 2);
        for (const auto& rule : rules) {
            CHECK(rule.service == "logs");
            CHECK(rule.resource == "arn:aws:logs:eu-west-2:" + account + ":log-group:app");
        }
        REQUIRE(stage.call(DeleteLogGroupInput{.log_group_name = "app"}));
        CHECK(stage.backlot().kernel().unexecuted_rules().empty());
    }
}
