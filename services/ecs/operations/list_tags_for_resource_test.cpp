#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ListTagsForResource", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    auto input = set.running();
    input.tags.push_back({.key = "run", .value = "7"});
    const auto arn = set.run(input);
    const auto tags = set.stage.call(ListTagsForResourceInput{.resource_arn = arn});
    REQUIRE(tags);
    CHECK(tags->tags.front().value == "7");
    CHECK(set.stage.call(ListTagsForResourceInput{.resource_arn = "arn:aws:ecs:eu-west-2:999999999999:cluster/c"}).error().code == "InvalidParameterException");
}
