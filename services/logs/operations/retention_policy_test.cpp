#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("PutRetentionPolicy and DeleteRetentionPolicy", "[logs]") {
    auto stage = stage_with_stream();
    const PutRetentionPolicyInput input{.log_group_name = "app", .retention_in_days = 3};
    const auto seen = [&] { return joined(*stage.call(FilterLogEventsInput{.log_group_name = "app"})); };

    SECTION("events are gone when they are as old as the policy says, not before") {
        say(stage, "web", {"one"});
        REQUIRE(stage.call(input));
        stage.advance(72h);
        CHECK(seen() == "one");
        stage.advance(1s);
        CHECK(seen().empty());
        CHECK(stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "web"})->events.empty());
        CHECK_FALSE(stage.call(DescribeLogStreamsInput{.log_group_name = "app"})->log_streams.front().first_event_timestamp);
    }
    SECTION("what has expired is removed, and its bytes with it, when the stream is written to") {
        say(stage, "web", {"older"});
        REQUIRE(stage.call(input));
        stage.advance(96h);
        say(stage, "web", {"new"});
        REQUIRE(stage.call(DeleteRetentionPolicyInput{.log_group_name = "app"}));
        CHECK(seen() == "new");
        CHECK(stage.call(DescribeLogGroupsInput{})->log_groups.front().stored_bytes == 29);
    }
    SECTION("without a policy events stay for years") {
        say(stage, "web", {"one"});
        stage.advance(24h * 365 * 9);
        CHECK(seen() == "one");
    }
    SECTION("only the days that AWS offers are taken") {
        CHECK(error_of(stage.call(PutRetentionPolicyInput{.log_group_name = "app", .retention_in_days = 2})) == "InvalidParameterException");
        CHECK(error_of(stage.call(PutRetentionPolicyInput{.log_group_name = "no", .retention_in_days = 1})) == "ResourceNotFoundException");
        CHECK(error_of(stage.call(DeleteRetentionPolicyInput{.log_group_name = "no"})) == "ResourceNotFoundException");
    }
    SECTION("the Delivery class keeps a day") {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "short", .log_group_class = "DELIVERY"}));
        CHECK(error_of(stage.call(PutRetentionPolicyInput{.log_group_name = "short", .retention_in_days = 3})) == "InvalidParameterException");
    }
    SECTION("a policy refuses both") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:*RetentionPolicy");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:PutRetentionPolicy", arn));
        CHECK(error_of(stage.call(DeleteRetentionPolicyInput{.log_group_name = "app"})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DeleteRetentionPolicy", arn));
    }
}
