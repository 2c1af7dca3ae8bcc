#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("GetLogRecord", "[logs]") {
    auto stage = stage_with_stream();
    say(stage, "web", {R"({"user":{"id":"u7"},"tags":["a","b"]})"});
    const auto started = stage.call(StartQueryInput{.log_group_name = "app", .start_time = 0, .end_time = now_of(stage) / 1000, .query_string = "fields @message"});
    const auto rows = stage.call(GetQueryResultsInput{.query_id = *started->query_id})->results;
    GetLogRecordInput input{.log_record_pointer = *rows.front().back().value};

    SECTION("has every field of the event, those of its message by their path") {
        const auto record = stage.call(input)->log_record;
        CHECK(record.at("@message") == R"({"user":{"id":"u7"},"tags":["a","b"]})");
        CHECK(record.at("@logStream") == "web");
        CHECK(record.at("@log") == stage.caller().account + ":app");
        CHECK(record.at("@timestamp") == std::to_string(now_of(stage)));
        CHECK(record.at("user.id") == "u7");
        CHECK(record.at("tags.1") == "b");
    }
    SECTION("an event that is gone, and a pointer that is none") {
        REQUIRE(stage.call(DeleteLogStreamInput{.log_group_name = "app", .log_stream_name = "web"}));
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
        input.log_record_pointer = "x";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:GetLogRecord");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:GetLogRecord", arn));
    }
}
