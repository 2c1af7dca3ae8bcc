#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ListTaskDefinitions", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition("app"));
    set.define(set.definition("app"));
    set.define(set.definition("apple"));
    REQUIRE(set.stage.call(DeregisterTaskDefinitionInput{.task_definition = "app:1"}));
    const auto arns = [&](const ListTaskDefinitionsInput& input) { return set.stage.call(input)->task_definition_arns; };
    CHECK(arns({}).size() == 2);
    CHECK(arns({.family_prefix = "app"}).size() == 1);
    CHECK(arns({.status = "INACTIVE"}).front() == set.arn("task-definition/app:1"));
    CHECK(arns({.sort = "DESC"}).front() == set.arn("task-definition/apple:1"));
}
