#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DeleteLogGroup", "[logs]") {
    auto stage = stage_with_stream();
    const DeleteLogGroupInput input{.log_group_name = "app"};

    SECTION("its streams and events are gone, also from a new group of the name") {
        say(stage, "web", {"one"});
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "app"}));
        CHECK(stage.call(DescribeLogStreamsInput{.log_group_name = "app"})->log_streams.empty());
        CHECK(stage.call(FilterLogEventsInput{.log_group_name = "app"})->events.empty());
    }
    SECTION("a protected group stays until it is no longer protected") {
        REQUIRE(stage.call(PutLogGroupDeletionProtectionInput{.log_group_identifier = "app", .deletion_protection_enabled = true}));
        CHECK(error_of(stage.call(input)) == "ValidationException");
        REQUIRE(stage.call(PutLogGroupDeletionProtectionInput{.log_group_identifier = "app", .deletion_protection_enabled = false}));
        CHECK(stage.call(input));
    }
    SECTION("a policy refuses it") {
        const auto account = stage.caller().account;
        be_user_without(stage, "logs:DeleteLogGroup");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DeleteLogGroup", "arn:aws:logs:eu-west-2:" + account + ":log-group:app:log-stream:"));
    }
}
