#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("PutLogEvents", "[logs]") {
    auto stage = stage_with_stream();
    const auto now = now_of(stage);
    const auto seen = [&] {
        return joined(*stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "web", .start_from_head = true}));
    };

    SECTION("events come out in order of time, then of their coming") {
        REQUIRE(stage.call(batch("web", {{now, "b"}, {now, "c"}})));
        REQUIRE(stage.call(batch("web", {{now - 1, "a"}, {now, "d"}})));
        CHECK(seen() == "a b c d");
    }
    SECTION("a sequence token is taken and ignored, and another given") {
        auto input = batch("web", {{now, "a"}});
        input.sequence_token = "49545295115971876468408574808414755329919666212443258898";
        const auto first = stage.call(input);
        REQUIRE(first);
        REQUIRE(first->next_sequence_token);
        CHECK(first->next_sequence_token->size() == 56);
        CHECK(stage.call(input)->next_sequence_token != first->next_sequence_token);
        CHECK(seen() == "a a");
    }
    SECTION("events must be in chronological order") {
        const auto done = stage.call(batch("web", {{now, "b"}, {now - 1, "a"}}));
        CHECK(error_of(done) == "InvalidParameterException");
        CHECK(done.error().message == "Log events in a single PutLogEvents request must be in chronological order.");
        CHECK(seen().empty());
    }
    SECTION("14 days back and 2 hours ahead are the limits, and the others are kept") {
        const auto done = stage.call(batch("web", {{now - 14 * day - 1, "old"}, {now - 14 * day, "just"}}));
        REQUIRE(done);
        CHECK(seen() == "just");
        REQUIRE(done->rejected_log_events_info);
        CHECK(done->rejected_log_events_info->too_old_log_event_end_index == 1);
        CHECK_FALSE(done->rejected_log_events_info->too_new_log_event_start_index);
        const auto later = stage.call(batch("web", {{now + 2 * hour, "soon"}, {now + 2 * hour + 1, "new"}, {now + 3 * hour, "newer"}}));
        REQUIRE(later);
        CHECK(later->rejected_log_events_info->too_new_log_event_start_index == 1);
        CHECK(seen() == "just soon");
        CHECK_FALSE(stage.call(batch("web", {{now, "fine"}}))->rejected_log_events_info);
    }
    SECTION("what the group no longer keeps has expired") {
        REQUIRE(stage.call(PutRetentionPolicyInput{.log_group_name = "app", .retention_in_days = 1}));
        const auto done = stage.call(batch("web", {{now - 15 * day, "old"}, {now - 2 * day, "gone"}, {now, "here"}}));
        REQUIRE(done);
        CHECK(done->rejected_log_events_info->too_old_log_event_end_index == 1);
        CHECK(done->rejected_log_events_info->expired_log_event_end_index == 2);
        CHECK(seen() == "here");
    }
    SECTION("the events that are kept span at most a day") {
        const auto done = stage.call(batch("web", {{now - day - 1, "a"}, {now, "b"}}));
        CHECK(error_of(done) == "InvalidParameterException");
        CHECK(done.error().message == "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        CHECK(stage.call(batch("web", {{now - day, "a"}, {now, "b"}})));
    }
    SECTION("a batch has at most 1,048,576 bytes, with 26 for each event, and 10,000 events") {
        const std::string half(524'288 - 26, 'x');
        CHECK(stage.call(batch("web", {{now, half}, {now, half}})));
        const auto more = stage.call(batch("web", {{now, half}, {now, half + "x"}}));
        CHECK(error_of(more) == "InvalidParameterException");
        CHECK(more.error().message == "Upload too large: 1048577 bytes exceeds limit of 1048576");
        CHECK(error_of(stage.call(batch("web", Messages(10'001, {now, "x"})))) == "InvalidParameterException");
        CHECK(stage.call(batch("web", Messages(10'000, {now, "x"}))));
        CHECK(error_of(stage.call(batch("web", {}))) == "InvalidParameterException");
    }
    SECTION("group and stream must be there") {
        const auto done = stage.call(batch("no", {{now, "a"}}));
        CHECK(error_of(done) == "ResourceNotFoundException");
        CHECK(done.error().message == "The specified log stream does not exist.");
    }
    SECTION("an entity is told to be rejected, the events stay") {
        auto input = batch("web", {{now, "a"}});
        input.entity = Entity{};
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(done->rejected_entity_info->error_type == "UnsupportedLogGroupType");
        CHECK(seen() == "a");
    }
    SECTION("a role that may write to its own group writes to no other") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:";
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
        REQUIRE(stage.call(CreateLogStreamInput{.log_group_name = "other", .log_stream_name = "web"}));
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:PutLogEvents","Resource":")" + arn + R"(app:*"}]})");
        auto input = batch("web", {{now, "a"}});
        CHECK(stage.call(input));
        input.log_group_name = "other";
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "AccessDeniedException");
        CHECK(refused.error().message.find("logs:PutLogEvents on resource: " + arn + "other:log-stream:web") != std::string::npos);
    }
}
