#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DeregisterTaskDefinition", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    set.define(set.definition());
    CHECK(set.stage.call(DeregisterTaskDefinitionInput{.task_definition = "app:2"})->task_definition->status == "INACTIVE");
    CHECK(set.stage.call(DescribeTaskDefinitionInput{.task_definition = "app"})->task_definition->revision == 1);
    CHECK(set.stage.call(DescribeTaskDefinitionInput{.task_definition = "app:2"})->task_definition->deregistered_at);
    CHECK(set.stage.call(set.running("app:2")).error().message == "TaskDefinition is inactive");
    CHECK(set.stage.call(DeregisterTaskDefinitionInput{.task_definition = "app"}).error().code == "ClientException");
    CHECK(set.stage.call(set.definition())->task_definition->revision == 3);
}
