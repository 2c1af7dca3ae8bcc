#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("FilterLogEvents", "[logs]") {
    auto stage = stage_with_stream();
    REQUIRE(stage.call(CreateLogStreamInput{.log_group_name = "app", .log_stream_name = "worker"}));
    const auto now = now_of(stage);
    FilterLogEventsInput input{.log_group_name = "app"};
    REQUIRE(stage.call(batch("web", {{now - 30, "ERROR a"}, {now - 10, "c"}})));
    REQUIRE(stage.call(batch("worker", {{now - 20, "ERROR b"}, {now, "d"}})));

    SECTION("the streams are merged by time, either way") {
        CHECK(joined(*stage.call(input)) == "ERROR a ERROR b c d");
        input.start_from_head = false;
        CHECK(joined(*stage.call(input)) == "d c ERROR b ERROR a");
    }
    SECTION("page by page in the direction of the first") {
        for (const bool head : {true, false}) {
            input.limit = 1;
            input.start_from_head = head;
            input.next_token.reset();
            std::string text;
            int pages = 0;
            do {
                const auto page = stage.call(input);
                REQUIRE(page);
                text += joined(*page) + ",";
                input.next_token = page->next_token;
                input.start_from_head = true;
                REQUIRE(++pages < 10);
            } while (input.next_token);
            CHECK(text == (head ? "ERROR a,ERROR b,c,d," : "d,c,ERROR b,ERROR a,"));
        }
    }
    SECTION("a pattern, streams by name or by prefix, and times both included") {
        input.filter_pattern = "ERROR";
        CHECK(joined(*stage.call(input)) == "ERROR a ERROR b");
        input.log_stream_names = {"worker"};
        CHECK(joined(*stage.call(input)) == "ERROR b");
        input.log_stream_name_prefix = "w";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        CHECK(joined(*stage.call(FilterLogEventsInput{.log_group_name = "app", .log_stream_name_prefix = "wo"})) == "ERROR b d");
        CHECK(joined(*stage.call(FilterLogEventsInput{.log_group_name = "app", .start_time = now - 20, .end_time = now - 10})) == "ERROR b c");
    }
    SECTION("ids of events are different, and 56 digits long") {
        const auto found = stage.call(input);
        CHECK(found->events[0].event_id->size() == 56);
        CHECK(found->events[0].event_id != found->events[1].event_id);
        CHECK(found->searched_log_streams.present());
        CHECK(found->searched_log_streams.empty());
    }
    SECTION("what is wrong is refused") {
        input.filter_pattern = "{ $.a = }";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.filter_pattern.reset();
        input.next_token = "x";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.next_token.reset();
        input.log_stream_names = {"no"};
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it about the group") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:FilterLogEvents");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:FilterLogEvents", arn));
    }
}
