#include <catch2/catch.hpp>

#include "services/ecs/external_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("DeleteTaskSet", "[ecs]") {
    ecs::testing::ExternalSet set;
    const auto made = set.make_task_set(50);
    set.all_start();
    DeleteTaskSetInput input{.cluster = "c", .service = "web", .task_set = *made.id};
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.force = true;
    const auto done = set.stage.call(input);
    REQUIRE(done);
    CHECK(done->task_set->status == "DRAINING");
    CHECK(done->task_set->computed_desired_count == 0);
    for (const auto& container : set.runtime.started) set.happens("exited", 0, container.id);
    set.stage.advance(std::chrono::seconds{60});
    CHECK(set.task_sets().empty());
    CHECK(set.described().running_count == 0);
    CHECK(error_of(set.stage.call(input)) == "TaskSetNotFoundException");
    // Without tasks it needs no force.
    const auto empty = set.make_task_set(0);
    input = {.cluster = "c", .service = "web", .task_set = *empty.task_set_arn};
    CHECK(set.stage.call(input));
    set.be_user_without("ecs:DeleteTaskSet");
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
    CHECK(set.is_refused("ecs:DeleteTaskSet", set.task_set_arn(empty)));
}
