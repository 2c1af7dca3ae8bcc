#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DescribeTasks", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    auto input = set.running();
    input.tags.push_back({.key = "team", .value = "data"});
    const auto arn = set.run(input);
    DescribeTasksInput asked{.cluster = "c"};
    asked.tasks = {arn, "0123456789abcdef0123456789abcdef"};
    const auto found = set.stage.call(asked);
    REQUIRE(found);
    REQUIRE(found->tasks.size() == 1);
    CHECK(found->tasks.front().tags.empty());
    REQUIRE(found->failures.size() == 1);
    CHECK(found->failures.front().reason == "MISSING");
    CHECK(set.task(arn).tags.front().value == "data");
    asked.tasks.clear();
    CHECK(set.stage.call(asked).error().code == "InvalidParameterException");
    asked.tasks = {arn};
    set.be_user_without("ecs:DescribeTasks");
    CHECK(set.stage.call(asked).error().code == "AccessDeniedException");
    CHECK(set.is_refused("ecs:DescribeTasks", arn));
}
