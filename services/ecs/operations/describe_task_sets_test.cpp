#include <catch2/catch.hpp>

#include "services/ecs/external_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("DescribeTaskSets", "[ecs]") {
    ecs::testing::ExternalSet set;
    auto input = set.task_set(0);
    input.tags.push_back({.key = "colour", .value = "blue"});
    const auto made = *set.stage.call(input)->task_set;
    CHECK(made.tags.size() == 1);
    (void)set.make_task_set(0);
    DescribeTaskSetsInput asked{.cluster = "c", .service = "web"};
    CHECK(set.stage.call(asked)->task_sets.size() == 2);
    asked.task_sets = {*made.id};
    REQUIRE(set.stage.call(asked)->task_sets.size() == 1);
    CHECK(set.stage.call(asked)->task_sets.front().tags.empty());
    asked.include = {"TAGS"};
    CHECK(set.stage.call(asked)->task_sets.front().tags.front().value == "blue");
    TagResourceInput more{.resource_arn = *made.task_set_arn};
    more.tags.push_back({.key = "size", .value = "l"});
    REQUIRE(set.stage.call(more));
    CHECK(set.stage.call(ListTagsForResourceInput{.resource_arn = *made.task_set_arn})->tags.size() == 2);
    more.resource_arn += "0";
    CHECK(error_of(set.stage.call(more)) == "ResourceNotFoundException");
    asked.task_sets = {*made.task_set_arn, "ecs-svc/0"};
    const auto found = set.stage.call(asked);
    CHECK(found->task_sets.size() == 1);
    REQUIRE(found->failures.size() == 1);
    CHECK(found->failures.front().reason == "MISSING");
    set.be_user_without("ecs:DescribeTaskSets");
    asked.task_sets = {*made.id};
    CHECK(error_of(set.stage.call(asked)) == "AccessDeniedException");
    CHECK(set.is_refused("ecs:DescribeTaskSets", set.task_set_arn(made)));
}
