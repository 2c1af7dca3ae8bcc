#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeSubscriptionFilters", "[logs]") {
    auto stage = stage_with_stream();
    const auto function = "arn:aws:lambda:eu-west-2:" + stage.caller().account + ":function:f";
    for (const auto* name : {"all", "errors"}) {
        REQUIRE(stage.call(PutSubscriptionFilterInput{.log_group_name = "app", .filter_name = name, .filter_pattern = "ERROR", .destination_arn = function}));
    }
    DescribeSubscriptionFiltersInput input{.log_group_name = "app"};

    SECTION("are given back as they were put, by a prefix or page by page") {
        const auto all = stage.call(input);
        REQUIRE(all->subscription_filters.size() == 2);
        const auto& filter = all->subscription_filters.front();
        CHECK(filter.filter_name == "all");
        CHECK(filter.destination_arn == function);
        CHECK(filter.distribution == "ByLogStream");
        CHECK_FALSE(filter.role_arn);
        input.filter_name_prefix = "e";
        CHECK(stage.call(input)->subscription_filters.front().filter_name == "errors");
        input = {.log_group_name = "app", .limit = 1};
        input.next_token = stage.call(input)->next_token;
        REQUIRE(input.next_token);
        CHECK(stage.call(input)->subscription_filters.front().filter_name == "errors");
    }
    SECTION("there must be a group") {
        input.log_group_name = "no";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:DescribeSubscriptionFilters");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DescribeSubscriptionFilters", arn));
    }
}
