#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DescribeClusters", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    (void)set.run_up(set.running());
    DescribeClustersInput input;
    input.clusters = {"c", set.arn("cluster/none")};
    const auto found = set.stage.call(input);
    REQUIRE(found);
    REQUIRE(found->clusters.size() == 1);
    CHECK(found->clusters.front().running_tasks_count == 1);
    CHECK(found->clusters.front().pending_tasks_count == 0);
    CHECK(found->clusters.front().statistics.empty());
    input.include = {"STATISTICS"};
    const auto counted = set.stage.call(input)->clusters.front().statistics;
    REQUIRE(counted.size() == 8);
    CHECK(counted[1].name == "runningFargateTasksCount");
    CHECK(counted[1].value == "1");
    CHECK(counted[7].name == "drainingFargateServiceCount");
    REQUIRE(found->failures.size() == 1);
    CHECK(found->failures.front().reason == "MISSING");
    set.be_user_without("ecs:DescribeClusters");
    CHECK(set.stage.call(input).error().code == "AccessDeniedException");
}
