#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;
using namespace std::chrono_literals;

TEST_CASE("StopTask", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    const auto arn = set.run_up(set.running());
    SECTION("asks, and then makes its containers end") {
        const auto stopped = set.stage.call(StopTaskInput{.cluster = "c", .task = arn, .reason = "enough"});
        REQUIRE(stopped);
        CHECK(stopped->task->desired_status == "STOPPED");
        CHECK(set.task(arn).stop_code == "UserInitiated");
        CHECK(set.task(arn).stopped_reason == "enough");
        REQUIRE(set.runtime.signals.size() == 1);
        CHECK(set.runtime.signals.back().second == 15);
        set.stage.advance(29s);
        CHECK(set.runtime.signals.size() == 1);
        set.stage.advance(1s);
        REQUIRE(set.runtime.signals.size() == 2);
        CHECK(set.runtime.signals.back().second == 9);
        set.happens("exited", 137);
        CHECK(set.task(arn).last_status == "STOPPED");
        CHECK(set.task(arn).containers.front().exit_code == 137);
        CHECK(set.stage.call(StopTaskInput{.cluster = "c", .task = arn})->task->stopped_reason == "enough");
    }
    SECTION("a task that is not there") {
        const auto done = set.stage.call(StopTaskInput{.cluster = "c", .task = "0123"});
        CHECK(done.error().code == "InvalidParameterException");
        CHECK(done.error().message == "The referenced task was not found.");
    }
    SECTION("needs the permission on the task") {
        set.be_user_without("ecs:StopTask");
        CHECK(set.stage.call(StopTaskInput{.cluster = "c", .task = arn}).error().code == "AccessDeniedException");
        CHECK(set.is_refused("ecs:StopTask", arn));
    }
}
