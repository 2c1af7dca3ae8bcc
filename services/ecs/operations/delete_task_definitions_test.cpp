#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DeleteTaskDefinitions", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    set.define(set.definition());
    REQUIRE(set.stage.call(DeregisterTaskDefinitionInput{.task_definition = "app:1"}));
    DeleteTaskDefinitionsInput input;
    input.task_definitions = {"app:1", "app:2", "app:9"};
    const auto done = set.stage.call(input);
    REQUIRE(done);
    REQUIRE(done->task_definitions.size() == 1);
    CHECK(done->task_definitions.front().status == "DELETE_IN_PROGRESS");
    CHECK(done->failures.size() == 2);
    CHECK_FALSE(set.stage.call(DescribeTaskDefinitionInput{.task_definition = "app:1"}));
    CHECK(set.stage.call(set.definition())->task_definition->revision == 3);
}
