#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("PutAccountSetting", "[ecs]") {
    ecs::testing::Set set;
    CHECK(set.stage.call(PutAccountSettingInput{.name = "containerInsights", .value = "enabled"})->setting->value == "enabled");
    CHECK(set.stage.call(PutAccountSettingInput{.name = "containerInsights", .value = "perhaps"}).error().code == "InvalidParameterException");
    CHECK(set.stage.call(PutAccountSettingInput{.name = "taskLongArnFormat", .value = "disabled"}).error().code == "NotImplemented");
    set.be_user_without("ecs:Nothing");
    CHECK(set.stage.call(PutAccountSettingInput{.name = "containerInsights", .value = "enabled",
                                                .principal_arn = "arn:aws:iam::" + set.account() + ":root"}).error().code == "InvalidParameterException");
}
