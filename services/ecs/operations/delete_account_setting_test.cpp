#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DeleteAccountSetting", "[ecs]") {
    ecs::testing::Set set;
    REQUIRE(set.stage.call(PutAccountSettingInput{.name = "containerInsights", .value = "enabled"}));
    CHECK(set.stage.call(DeleteAccountSettingInput{.name = "containerInsights"})->setting->value == "enabled");
    CHECK(set.stage.call(ListAccountSettingsInput{})->settings.empty());
}
