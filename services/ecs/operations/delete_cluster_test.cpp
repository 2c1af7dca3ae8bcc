#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DeleteCluster", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    const auto task = set.run_up(set.running());
    CHECK(set.stage.call(DeleteClusterInput{.cluster = "c"}).error().code == "ClusterContainsTasksException");
    REQUIRE(set.stage.call(StopTaskInput{.cluster = "c", .task = task}));
    set.happens("exited");
    const auto gone = set.stage.call(DeleteClusterInput{.cluster = "c"});
    REQUIRE(gone);
    CHECK(gone->cluster->status == "INACTIVE");
    CHECK(set.stage.call(DeleteClusterInput{.cluster = "c"}).error().code == "ClusterNotFoundException");
    CHECK(set.stage.call(set.running()).error().code == "ClusterNotFoundException");
}
