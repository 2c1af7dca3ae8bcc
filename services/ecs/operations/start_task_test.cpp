#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("StartTask", "[ecs]") {
    ecs::testing::Set set;
    const auto definition = set.define(set.definition());
    StartTaskInput input{.cluster = "c"};
    input.task_definition = "app";
    input.container_instances = {std::string("0123")};

    SECTION("an instance that is not there is a failure") {
        const auto done = set.stage.call(input);
        REQUIRE(done);
        CHECK(done->tasks.empty());
        CHECK(done->failures.front().arn == set.arn("container-instance/c/0123"));
        CHECK(done->failures.front().reason == "MISSING");
    }
    SECTION("what is asked for must be there") {
        input.container_instances.clear();
        CHECK(set.stage.call(input).error().code == "InvalidParameterException");
        input.container_instances = {std::string("0123")};
        input.task_definition = "none";
        CHECK(set.stage.call(input).error().message == "TaskDefinition not found.");
        input.task_definition = "app";
        input.cluster = "none";
        CHECK(set.stage.call(input).error().code == "ClusterNotFoundException");
    }
    SECTION("the caller may start the definition") {
        set.be_user_without("ecs:StartTask");
        CHECK(set.stage.call(input).error().code == "AccessDeniedException");
        CHECK(set.is_refused("ecs:StartTask", definition));
    }
    SECTION("and passes its roles") {
        set.be_user_without("iam:PassRole");
        CHECK(set.stage.call(input).error().code == "AccessDeniedException");
        CHECK(set.is_refused("iam:PassRole", set.task_role));
    }
}
