#include <catch2/catch.hpp>

#include "services/ecs/external_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("UpdateTaskSet", "[ecs]") {
    ecs::testing::ExternalSet set;
    const auto made = set.make_task_set(25);
    set.all_start();
    UpdateTaskSetInput input{.cluster = "c", .service = "web", .task_set = *made.id, .scale = Scale{.value = 100, .unit = "PERCENT"}};
    const auto done = set.stage.call(input);
    REQUIRE(done);
    CHECK(done->task_set->computed_desired_count == 4);
    CHECK(done->task_set->stability_status == "STABILIZING");
    set.all_start();
    CHECK(set.task_sets().front().running_count == 4);
    input.scale.value = 50;
    REQUIRE(set.stage.call(input));
    CHECK(set.task_sets().front().running_count == 2);
    input.scale.value = -1;
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.task_set = "ecs-svc/0";
    CHECK(error_of(set.stage.call(input)) == "TaskSetNotFoundException");
    set.be_user_without("ecs:UpdateTaskSet");
    input.task_set = *made.task_set_arn;
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
    CHECK(set.is_refused("ecs:UpdateTaskSet", set.task_set_arn(made)));
}
