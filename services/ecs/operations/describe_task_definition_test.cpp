#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DescribeTaskDefinition", "[ecs]") {
    ecs::testing::Set set;
    auto input = set.definition();
    input.tags.push_back({.key = "team", .value = "data"});
    set.define(input);
    const auto second = set.define(input);
    CHECK(set.stage.call(DescribeTaskDefinitionInput{.task_definition = "app"})->task_definition->revision == 2);
    CHECK(set.stage.call(DescribeTaskDefinitionInput{.task_definition = "app:1"})->task_definition->revision == 1);
    DescribeTaskDefinitionInput with_tags{.task_definition = second};
    CHECK(set.stage.call(with_tags)->tags.empty());
    with_tags.include = {"TAGS"};
    CHECK(set.stage.call(with_tags)->tags.front().value == "data");
    const auto none = set.stage.call(DescribeTaskDefinitionInput{.task_definition = "app:3"});
    CHECK(none.error().code == "ClientException");
    CHECK(none.error().message == "Unable to describe task definition.");
    CHECK_FALSE(set.stage.call(DescribeTaskDefinitionInput{.task_definition = "arn:aws:ecs:eu-west-2:999999999999:task-definition/app:1"}));
}
