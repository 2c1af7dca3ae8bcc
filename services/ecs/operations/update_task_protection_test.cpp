#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;
using namespace std::chrono_literals;

TEST_CASE("UpdateTaskProtection", "[ecs]") {
    ecs::testing::ServiceSet set;
    REQUIRE(set.stage.call(set.service(2)));
    set.all_start();
    ListTasksInput of_service{.cluster = "c", .service_name = "web"};
    const auto arns = set.stage.call(of_service)->task_arns;
    REQUIRE(arns.size() == 2);
    UpdateTaskProtectionInput input{.cluster = "c", .protection_enabled = true, .expires_in_minutes = 30};
    input.tasks = {arns[0]};
    const auto now = set.stage.backlot().now();
    const auto kept = set.stage.call(input);
    REQUIRE(kept);
    CHECK(kept->protected_tasks.front().protection_enabled == true);
    CHECK(*kept->protected_tasks.front().expiration_date - now == 30min);

    SECTION("scaling in stops others, and this one when its time is over") {
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .desired_count = 0}));
        CHECK(set.task(arns[0]).desired_status == "RUNNING");
        CHECK(set.task(arns[1]).desired_status == "STOPPED");
        set.stage.advance(29min);
        CHECK(set.task(arns[0]).desired_status == "RUNNING");
        set.stage.advance(1min);
        CHECK(set.task(arns[0]).desired_status == "STOPPED");
    }
    SECTION("or when it is not wanted any more") {
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .desired_count = 0}));
        input.protection_enabled = false;
        input.expires_in_minutes.reset();
        CHECK(set.stage.call(input)->protected_tasks.front().protection_enabled == false);
        CHECK(set.task(arns[0]).desired_status == "STOPPED");
    }
    SECTION("a deployment leaves it alone; StopTask does not") {
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .force_new_deployment = true}));
        set.all_start();
        CHECK(set.task(arns[0]).desired_status == "RUNNING");
        CHECK(set.task(arns[1]).desired_status == "STOPPED");
        REQUIRE(set.stage.call(StopTaskInput{.cluster = "c", .task = arns[0]}));
        CHECK(set.task(arns[0]).desired_status == "STOPPED");
    }
    SECTION("what it takes") {
        input.expires_in_minutes = 2881;
        CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
        input.expires_in_minutes = 1;
        input.tasks.clear();
        CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
        input.tasks = {set.run(set.running())};
        CHECK(set.stage.call(input)->failures.front().reason == "TASK_NOT_VALID");
        set.be_user_without("ecs:UpdateTaskProtection");
        CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
    }
}
