#include <catch2/catch.hpp>

#include "services/ecs/external_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("CreateTaskSet", "[ecs]") {
    ecs::testing::ExternalSet set;
    auto& stage = set.stage;
    SECTION("runs its share of the service's tasks, always rounded up") {
        CHECK(set.described().launch_type == "EC2");
        CHECK(set.described().deployments.empty());
        const auto made = set.make_task_set(30);
        CHECK(made.task_set_arn == set.task_set_arn(made));
        CHECK(made.status == "ACTIVE");
        CHECK(made.computed_desired_count == 2);
        CHECK(made.stability_status == "STABILIZING");
        CHECK(made.platform_version == "1.4.0");
        CHECK(made.network_configuration->awsvpc_configuration->assign_public_ip == "DISABLED");
        set.all_start();
        const auto now = set.task_sets();
        REQUIRE(now.size() == 1);
        CHECK(now.front().running_count == 2);
        CHECK(now.front().stability_status == "STEADY_STATE");
        CHECK(set.described().running_count == 2);
        CHECK(set.described().task_sets.size() == 1);
        CHECK(stage.call(ListTasksInput{.cluster = "c", .started_by = *made.id})->task_arns.size() == 2);
        // One that ends is replaced.
        set.happens("exited", 1, set.runtime.started.front().id);
        set.all_start();
        CHECK(set.task_sets().front().running_count == 2);
    }
    SECTION("without a scale it has no tasks, and the same token gives the same") {
        auto input = set.task_set(0);
        input.scale.reset();
        input.client_token = "t";
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(made->task_set->scale->value == 0);
        CHECK(made->task_set->computed_desired_count == 0);
        CHECK(stage.call(input)->task_set->id == made->task_set->id);
        CHECK(set.task_sets().size() == 1);
    }
    SECTION("what is asked for must be there") {
        auto input = set.task_set(101);
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input = set.task_set(50);
        input.service = "none";
        CHECK(error_of(stage.call(input)) == "ServiceNotFoundException");
        input.service = "web";
        input.platform_version = "9";
        CHECK(error_of(stage.call(input)) == "PlatformUnknownException");
        input.platform_version.reset();
        input.launch_type = "EC2";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
        auto own = set.service();
        own.service_name = "own";
        REQUIRE(stage.call(own));
        input.service = "own";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("what its service may not be given itself") {
        CreateServiceInput input{.cluster = "c", .service_name = "other", .task_definition = "app"};
        input.deployment_controller = DeploymentController{.type = "EXTERNAL"};
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        CHECK(error_of(stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .task_definition = "app"})) == "InvalidParameterException");
        UpdateServiceInput other{.cluster = "c", .service = "web"};
        other.deployment_controller = DeploymentController{.type = "ECS"};
        CHECK(error_of(stage.call(other)) == "NotImplemented");
        input.task_definition.reset();
        input.deployment_controller->type = "CODE_DEPLOY";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("the desired count of the service is shared anew, and its end ends them") {
        (void)set.make_task_set(50);
        set.all_start();
        REQUIRE(stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .desired_count = 6}));
        set.all_start();
        CHECK(set.task_sets().front().computed_desired_count == 3);
        CHECK(set.task_sets().front().running_count == 3);
        REQUIRE(stage.call(DeleteServiceInput{.cluster = "c", .service = "web", .force = true}));
        for (const auto& container : set.runtime.started) set.happens("exited", 0, container.id);
        stage.advance(std::chrono::seconds{60});
        CHECK(set.described().status == "INACTIVE");
        CHECK(set.described().running_count == 0);
    }
    SECTION("a policy refuses it, and the roles of its tasks are passed") {
        set.be_user_without("ecs:CreateTaskSet");
        CHECK(error_of(stage.call(set.task_set(0))) == "AccessDeniedException");
        CHECK(set.is_refused("ecs:CreateTaskSet", set.arn("task-set/c/web/*")));
    }
}
