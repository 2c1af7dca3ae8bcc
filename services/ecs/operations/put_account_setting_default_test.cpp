#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("PutAccountSettingDefault", "[ecs]") {
    ecs::testing::Set set;
    REQUIRE(set.stage.call(PutAccountSettingDefaultInput{.name = "containerInsights", .value = "enabled"}));
    set.be_user_without("ecs:Nothing");
    const auto effective = set.stage.call(ListAccountSettingsInput{.name = "containerInsights", .effective_settings = true});
    CHECK(effective->settings.front().value == "enabled");
}
