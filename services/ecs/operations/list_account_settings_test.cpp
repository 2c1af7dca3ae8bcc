#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ListAccountSettings", "[ecs]") {
    ecs::testing::Set set;
    CHECK(set.stage.call(ListAccountSettingsInput{})->settings.empty());
    const auto effective = set.stage.call(ListAccountSettingsInput{.name = "taskLongArnFormat", .effective_settings = true});
    REQUIRE(effective->settings.size() == 1);
    CHECK(effective->settings.front().value == "enabled");
    REQUIRE(set.stage.call(PutAccountSettingInput{.name = "containerInsights", .value = "enabled"}));
    CHECK(set.stage.call(ListAccountSettingsInput{})->settings.front().name == "containerInsights");
}
