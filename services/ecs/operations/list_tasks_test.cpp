#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ListTasks", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    auto input = set.running();
    input.started_by = "me";
    const auto mine = set.run_up(input);
    const auto other = set.run_up(set.running());
    REQUIRE(set.stage.call(StopTaskInput{.cluster = "c", .task = other}));
    const auto arns = [&](ListTasksInput asked) {
        asked.cluster = "c";
        return set.stage.call(asked)->task_arns;
    };
    CHECK(arns({}).size() == 1);
    CHECK(arns({.desired_status = "STOPPED"}).front() == other);
    CHECK(arns({.started_by = "me"}).front() == mine);
    CHECK(arns({.family = "app"}).size() == 1);
    CHECK(arns({.family = "other"}).empty());
    CHECK(set.stage.call(ListTasksInput{.cluster = "c", .service_name = "none"}).error().code == "ServiceNotFoundException");
}
