#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeQueries", "[logs]") {
    auto stage = stage_with_stream();
    REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
    for (const auto* group : {"app", "other"}) {
        REQUIRE(stage.call(StartQueryInput{.log_group_name = group, .start_time = 0, .end_time = 1, .query_string = "fields @message"}));
        stage.advance(1s);
    }

    SECTION("the newest first, of one group, of one status") {
        const auto all = stage.call(DescribeQueriesInput{});
        REQUIRE(all->queries.size() == 2);
        CHECK(all->queries.front().log_group_name == "other");
        CHECK(all->queries.front().status == "Complete");
        CHECK(all->queries.front().user_identity == stage.caller().arn);
        CHECK(stage.call(DescribeQueriesInput{.log_group_name = "app"})->queries.size() == 1);
        CHECK(stage.call(DescribeQueriesInput{.status = "Running"})->queries.empty());
    }
    SECTION("page by page") {
        DescribeQueriesInput input{.max_results = 1};
        input.next_token = stage.call(input)->next_token;
        REQUIRE(input.next_token);
        CHECK(stage.call(input)->queries.front().log_group_name == "app");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:DescribeQueries");
        CHECK(error_of(stage.call(DescribeQueriesInput{})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DescribeQueries", "*"));
    }
}
