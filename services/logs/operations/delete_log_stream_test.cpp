#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DeleteLogStream", "[logs]") {
    auto stage = stage_with_stream();
    const DeleteLogStreamInput input{.log_group_name = "app", .log_stream_name = "web"};

    SECTION("its events are gone, also from a new stream of the name") {
        say(stage, "web", {"one"});
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
        REQUIRE(stage.call(CreateLogStreamInput{.log_group_name = "app", .log_stream_name = "web"}));
        CHECK(stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "web"})->events.empty());
    }
    SECTION("not while its group is protected") {
        REQUIRE(stage.call(PutLogGroupDeletionProtectionInput{.log_group_identifier = "app", .deletion_protection_enabled = true}));
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:web";
        be_user_without(stage, "logs:DeleteLogStream");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DeleteLogStream", arn));
    }
}
