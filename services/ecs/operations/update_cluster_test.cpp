#include <catch2/catch.hpp>

#include "services/ecs/testing.h"
#include "services/servicediscovery/model.h"

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
    const auto made = set.stage.call(servicediscovery::ListNamespacesInput{});
    REQUIRE(made->namespaces.size() == 1);
    CHECK(made->namespaces.front().name == "local");
    CHECK(changed->cluster->service_connect_defaults->namespace_ == made->namespaces.front().arn);
    input.service_connect_defaults->namespace_ = "";
    CHECK_FALSE(set.stage.call(input)->cluster->service_connect_defaults);
    input.cluster = "none";
    CHECK(set.stage.call(input).error().code == "ClusterNotFoundException");
}
