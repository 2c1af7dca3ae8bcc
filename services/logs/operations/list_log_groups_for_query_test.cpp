#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("ListLogGroupsForQuery", "[logs]") {
    auto stage = stage_with_stream();
    REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
    StartQueryInput start{.start_time = 0, .end_time = 1, .query_string = "fields @message"};
    start.log_group_names = {"other", "app"};
    ListLogGroupsForQueryInput input{.query_id = *stage.call(start)->query_id};

    SECTION("the groups, page by page") {
        CHECK(stage.call(input)->log_group_identifiers.size() == 2);
        input.max_results = 1;
        const auto first = stage.call(input);
        CHECK(first->log_group_identifiers.front() == "app");
        input.next_token = first->next_token;
        CHECK(stage.call(input)->log_group_identifiers.front() == "other");
        CHECK(error_of(stage.call(ListLogGroupsForQueryInput{.query_id = "no"})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:ListLogGroupsForQuery");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:ListLogGroupsForQuery", "*"));
    }
}
