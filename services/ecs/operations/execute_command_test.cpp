#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ExecuteCommand", "[ecs]") {
    ecs::testing::Set set;
    set.define(set.definition());
    ExecuteCommandInput input{.cluster = "c", .command = "ls", .interactive = true, .task = set.run_up(set.running())};
    CHECK(set.stage.call(input).error().code == "InvalidParameterException");
    auto enabled = set.running();
    enabled.enable_execute_command = true;
    input.task = set.run_up(enabled);
    CHECK(set.stage.call(input).error().code == "TargetNotConnectedException");
    input.container = "none";
    CHECK(set.stage.call(input).error().code == "InvalidParameterException");
}
