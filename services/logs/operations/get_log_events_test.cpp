#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("GetLogEvents", "[logs]") {
    auto stage = stage_with_stream();
    const auto now = now_of(stage);
    GetLogEventsInput input{.log_group_name = "app", .log_stream_name = "web"};

    SECTION("without startFromHead the latest events, rising") {
        say(stage, "web", {"a", "b", "c", "d"});
        input.limit = 2;
        CHECK(joined(*stage.call(input)) == "c d");
        input.start_from_head = true;
        CHECK(joined(*stage.call(input)) == "a b");
    }
    SECTION("tokens go both ways and come back as they are at an end") {
        say(stage, "web", {"a", "b", "c", "d", "e"});
        input.limit = 2;
        auto page = stage.call(input);
        CHECK(joined(*page) == "d e");
        const auto forward = page->next_forward_token;
        input.next_token = page->next_backward_token;
        page = stage.call(input);
        CHECK(joined(*page) == "b c");
        input.next_token = page->next_backward_token;
        page = stage.call(input);
        CHECK(joined(*page) == "a");
        input.next_token = page->next_backward_token;
        page = stage.call(input);
        CHECK(page->events.empty());
        CHECK(page->next_backward_token == input.next_token);
        input.next_token = page->next_forward_token;
        CHECK(joined(*stage.call(input)) == "a b");
        input.next_token = forward;
        page = stage.call(input);
        CHECK(page->events.empty());
        CHECK(page->next_forward_token == forward);
        say(stage, "web", {"f"});
        CHECK(joined(*stage.call(input)) == "f");
    }
    SECTION("a stream that was empty is followed with its forward token") {
        input.next_token = stage.call(input)->next_forward_token;
        say(stage, "web", {"a"});
        CHECK(joined(*stage.call(input)) == "a");
    }
    SECTION("the start is included, the end is not") {
        REQUIRE(stage.call(batch("web", {{now - 2, "a"}, {now - 1, "b"}, {now, "c"}})));
        input.start_time = now - 1;
        input.end_time = now;
        CHECK(joined(*stage.call(input)) == "b");
    }
    SECTION("a page holds at most a mebibyte of events") {
        const std::string big(600'000, 'x');
        REQUIRE(stage.call(batch("web", {{now - 1, big}})));
        REQUIRE(stage.call(batch("web", {{now, big}})));
        input.start_from_head = true;
        const auto page = stage.call(input);
        REQUIRE(page->events.size() == 1);
        input.next_token = page->next_forward_token;
        CHECK(stage.call(input)->events.size() == 1);
    }
    SECTION("what is wrong is refused") {
        input.next_token = "f/12";
        const auto bad = stage.call(input);
        CHECK(error_of(bad) == "InvalidParameterException");
        CHECK(bad.error().message == "The specified nextToken is invalid.");
        input.next_token.reset();
        input.start_time = 2;
        input.end_time = 1;
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        CHECK(error_of(stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "no"})) == "ResourceNotFoundException");
        CHECK(error_of(stage.call(GetLogEventsInput{.log_stream_name = "web"})) == "InvalidParameterException");
        CHECK(error_of(stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "web", .limit = 10'001})) == "InvalidParameterException");
    }
    SECTION("a policy refuses it about the stream; to unmask needs a permission more") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:web";
        be_user_without(stage, "logs:Unmask");
        CHECK(stage.call(input));
        input.unmask = true;
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:Unmask", arn));
    }
    SECTION("a group of another account is that account's to allow") {
        input.log_group_name.reset();
        input.log_group_identifier = "arn:aws:logs:eu-west-2:999988887777:log-group:app";
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
}
