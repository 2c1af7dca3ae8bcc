#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("PutClusterCapacityProviders", "[ecs]") {
    ecs::testing::Set set;
    PutClusterCapacityProvidersInput input{.cluster = "c"};
    input.capacity_providers = {"FARGATE"};
    input.default_capacity_provider_strategy.push_back({.capacity_provider = "FARGATE", .weight = 1});
    const auto done = set.stage.call(input);
    REQUIRE(done);
    CHECK(done->cluster->default_capacity_provider_strategy.front().base == 0);
    // Without a launch type the default strategy places a task.
    set.define(set.definition());
    auto asked = set.running();
    asked.launch_type.reset();
    CHECK(set.stage.call(asked)->tasks.front().capacity_provider_name == "FARGATE");

    input.default_capacity_provider_strategy.push_back({.capacity_provider = "FARGATE_SPOT"});
    CHECK(set.stage.call(input).error().code == "InvalidParameterException");  // not one of the cluster's
}
