#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("GetQueryResults", "[logs]") {
    auto stage = stage_with_stream();
    say(stage, "web", {R"({"status":200,"path":"/a"})", R"({"status":500,"path":"/b"})", "plain"});
    StartQueryInput start{.log_group_name = "app", .start_time = 0, .end_time = now_of(stage) / 1000, .query_string = "fields @message, status"};
    const auto ask = [&] {
        const auto started = stage.call(start);
        REQUIRE(started);
        return GetQueryResultsInput{.query_id = *started->query_id};
    };

    SECTION("rows with the fields that have values, newest first, and a pointer") {
        const auto done = stage.call(ask());
        REQUIRE(done);
        CHECK(done->status == "Complete");
        REQUIRE(done->results.size() == 3);
        REQUIRE(done->results[0].size() == 2);
        CHECK(done->results[0][0].value == "plain");
        CHECK(done->results[0][1].field == "@ptr");
        REQUIRE(done->results[1].size() == 3);
        CHECK(done->results[1][1].field == "status");
        CHECK(done->results[1][1].value == "500");
        CHECK(done->statistics->records_scanned == 3);
        CHECK(done->statistics->bytes_scanned == 57);
        CHECK(done->statistics->estimated_records_skipped == 0);
        CHECK(done->statistics->estimated_bytes_skipped == 0);
        CHECK(done->statistics->log_groups_scanned == 1);
    }
    SECTION("what comes after the start of the query is not in it") {
        const auto input = ask();
        stage.advance(1s);
        const auto now = now_of(stage);
        REQUIRE(stage.call(batch("web", {{now - minute, "late"}})));
        CHECK(stage.call(input)->results.size() == 3);
        CHECK(stage.call(ask())->results.size() == 4);
    }
    SECTION("page by page") {
        auto input = ask();
        input.max_items = 2;
        const auto first = stage.call(input);
        CHECK(first->results.size() == 2);
        CHECK(first->statistics->result_count == 3);
        REQUIRE(first->next_token);
        input.next_token = first->next_token;
        const auto second = stage.call(input);
        CHECK(second->results.size() == 1);
        CHECK_FALSE(second->next_token);
        input.next_token = "x";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("the limit of the call holds where the query has none") {
        start.limit = 1;
        CHECK(stage.call(ask())->results.size() == 1);
        start.query_string = "fields @message | limit 2";
        CHECK(stage.call(ask())->results.size() == 2);
    }
    SECTION("several groups are merged by time") {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
        REQUIRE(stage.call(CreateLogStreamInput{.log_group_name = "other", .log_stream_name = "web"}));
        auto put = batch("web", {{now_of(stage) - second / 2, "between"}});
        put.log_group_name = "other";
        REQUIRE(stage.call(put));
        start.log_group_name.reset();
        start.log_group_names = {"app", "other"};
        const auto done = stage.call(ask());
        REQUIRE(done->results.size() == 4);
        CHECK(done->results[1][0].value == "between");
    }
    SECTION("no such query, and none of another account") {
        CHECK(error_of(stage.call(GetQueryResultsInput{.query_id = "no"})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it, about the query's group") {
        const auto input = ask();
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:GetQueryResults");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:GetQueryResults", arn));
    }
}
