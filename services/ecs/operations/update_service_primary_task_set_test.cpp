#include <catch2/catch.hpp>

#include "services/ecs/external_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("UpdateServicePrimaryTaskSet", "[ecs]") {
    ecs::testing::ExternalSet set;
    const auto blue = set.make_task_set(100);
    const auto green = set.make_task_set(0);
    UpdateServicePrimaryTaskSetInput input{.cluster = "c", .service = "web", .primary_task_set = *blue.id};
    const auto done = set.stage.call(input);
    REQUIRE(done);
    CHECK(done->task_set->status == "PRIMARY");
    CHECK(set.described().task_definition == blue.task_definition);
    CHECK(set.described().launch_type == "FARGATE");
    CHECK(set.described().network_configuration->awsvpc_configuration->subnets.size() == 1);
    input.primary_task_set = *green.task_set_arn;
    REQUIRE(set.stage.call(input));
    CHECK(set.task_sets().front().status == "ACTIVE");
    CHECK(set.task_sets().back().status == "PRIMARY");
    input.primary_task_set = "none";
    CHECK(error_of(set.stage.call(input)) == "TaskSetNotFoundException");
    set.be_user_without("ecs:UpdateServicePrimaryTaskSet");
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
    CHECK(set.is_refused("ecs:UpdateServicePrimaryTaskSet", set.arn("service/c/web")));
}
