#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeLogStreams", "[logs]") {
    auto stage = stage_with_stream();
    for (const auto* name : {"api", "worker"}) {
        REQUIRE(stage.call(CreateLogStreamInput{.log_group_name = "app", .log_stream_name = name}));
    }
    const auto names = [&](DescribeLogStreamsInput input) {
        input.log_group_name = "app";
        const auto done = stage.call(input);
        if (!done) return done.error().code;
        std::string text;
        for (const auto& stream : done->log_streams) text += *stream.log_stream_name + " ";
        return text;
    };

    SECTION("by name, rising or falling, or by a prefix") {
        CHECK(names({}) == "api web worker ");
        CHECK(names({.descending = true}) == "worker web api ");
        CHECK(names({.log_stream_name_prefix = "w"}) == "web worker ");
    }
    SECTION("by the last event, without a prefix") {
        say(stage, "web", {"one"});
        stage.advance(1min);
        say(stage, "api", {"two"});
        CHECK(names({.order_by = "LastEventTime", .descending = true}) == "api web worker ");
        CHECK(names({.log_stream_name_prefix = "w", .order_by = "LastEventTime"}) == "InvalidParameterException");
    }
    SECTION("page by page in both directions") {
        for (const bool falling : {false, true}) {
            std::string text;
            DescribeLogStreamsInput input{.log_group_name = "app", .descending = falling, .limit = 2};
            while (true) {
                const auto page = stage.call(input);
                REQUIRE(page);
                for (const auto& stream : page->log_streams) text += *stream.log_stream_name + " ";
                input.next_token = page->next_token;
                if (!input.next_token) break;
            }
            CHECK(text == (falling ? "worker web api " : "api web worker "));
        }
    }
    SECTION("has the times of its events, and reports no bytes as AWS does") {
        const auto now = now_of(stage);
        REQUIRE(stage.call(batch("web", {{now - minute, "one"}, {now, "two"}})));
        const auto stream = stage.call(DescribeLogStreamsInput{.log_group_name = "app"})->log_streams[1];
        CHECK(stream.first_event_timestamp == now - minute);
        CHECK(stream.last_event_timestamp == now);
        CHECK(stream.last_ingestion_time == now);
        CHECK(stream.stored_bytes == 0);
        CHECK(stream.arn == "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:web");
    }
    SECTION("one of name and identifier") {
        CHECK(error_of(stage.call(DescribeLogStreamsInput{})) == "InvalidParameterException");
        CHECK(error_of(stage.call(DescribeLogStreamsInput{.log_group_name = "app", .log_group_identifier = "app"})) == "ValidationException");
        CHECK(error_of(stage.call(DescribeLogStreamsInput{.log_group_identifier = "no"})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:DescribeLogStreams");
        CHECK(names({}) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DescribeLogStreams", arn));
    }
}
