#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("UpdateCluster", "[ecs]") {
    ecs::testing::Set set;
    UpdateClusterInput input{.cluster = "c"};
    input.settings.push_back({.name = "containerInsights", .value = "enabled"});
    input.service_connect_defaults = ClusterServiceConnectDefaultsRequest{.namespace_ = "local"};
    const auto changed = set.stage.call(input);
    REQUIRE(changed);
    CHECK(changed->cluster->settings.front().value == "enabled");
    CHECK(changed->cluster->service_connect_defaults->namespace_ == "local");
    input.cluster = "none";
    CHECK(set.stage.call(input).error().code == "ClusterNotFoundException");
}
