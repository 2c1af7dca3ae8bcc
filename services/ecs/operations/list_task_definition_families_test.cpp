#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ListTaskDefinitionFamilies", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition("app"));
    set.define(set.definition("batch"));
    REQUIRE(set.stage.call(DeregisterTaskDefinitionInput{.task_definition = "batch:1"}));
    CHECK(set.stage.call(ListTaskDefinitionFamiliesInput{})->families.size() == 2);
    CHECK(set.stage.call(ListTaskDefinitionFamiliesInput{.status = "ACTIVE"})->families.front() == "app");
    CHECK(set.stage.call(ListTaskDefinitionFamiliesInput{.status = "INACTIVE"})->families.front() == "batch");
    CHECK(set.stage.call(ListTaskDefinitionFamiliesInput{.family_prefix = "b"})->families.size() == 1);
}
