#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("UpdateClusterSettings", "[ecs]") {
    ecs::testing::Set set;
    UpdateClusterSettingsInput input{.cluster = "c"};
    input.settings.push_back({.name = "containerInsights", .value = "enabled"});
    CHECK(set.stage.call(input)->cluster->settings.front().value == "enabled");
    set.be_user_without("ecs:UpdateClusterSettings");
    CHECK(set.stage.call(input).error().code == "AccessDeniedException");
    CHECK(set.is_refused("ecs:UpdateClusterSettings", set.arn("cluster/c")));
}
