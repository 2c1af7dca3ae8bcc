#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("RegisterTaskDefinition", "[ecs]") {
    ecs::testing::Set set;
    auto input = set.definition();
    const auto refusal = [&] {
        const auto done = set.stage.call(input);
        return done ? std::string{} : done.error().code + ": " + done.error().message;
    };

    SECTION("revisions count, and come back as they were sent, with ECS's defaults") {
        input.container_definitions.front().environment.push_back({.name = "B", .value = "2"});
        input.container_definitions.front().environment.push_back({.name = "A", .value = "1"});
        input.container_definitions.front().port_mappings.push_back({.container_port = 80});
        const auto first = set.stage.call(input);
        REQUIRE(first);
        CHECK(first->task_definition->task_definition_arn == set.arn("task-definition/app:1"));
        CHECK(set.stage.call(input)->task_definition->revision == 2);
        const auto& container = first->task_definition->container_definitions.front();
        CHECK(container.environment.front().name == "B");
        CHECK(container.essential == true);
        CHECK(container.port_mappings.front().host_port == 80);
        CHECK(container.mount_points.given);
        CHECK(first->task_definition->cpu == "256");
        CHECK(first->task_definition->compatibilities.back() == "FARGATE");
    }
    SECTION("what can never run is refused in AWS's words") {
        input.memory = "4096";
        CHECK(refusal() == "ClientException: No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS "
                           "documentation for the valid values.");
        input.memory = "0.5 GB";
        CHECK(refusal().empty());
        input.network_mode = "bridge";
        CHECK(refusal().find("awsvpc") != std::string::npos);
        input.network_mode = "awsvpc";
        input.container_definitions.front().essential = false;
        CHECK(refusal().find("At least one container must be essential") != std::string::npos);
        input.container_definitions.front().essential = true;
        input.container_definitions.push_back(input.container_definitions.front());
        CHECK(refusal() == "ClientException: Container names must be unique.");
        input.container_definitions.back().name = "side";
        input.container_definitions.back().depends_on.push_back({.container_name = "main", .condition = "START"});
        CHECK(refusal().empty());
        input.container_definitions.front().depends_on.push_back({.container_name = "side", .condition = "START"});
        CHECK(refusal().find("cycle") != std::string::npos);
        input.container_definitions.clear();
        CHECK(refusal() == "ClientException: Container list cannot be empty.");
    }
    SECTION("Fargate needs an execution role for logs") {
        input.execution_role_arn.reset();
        CHECK(refusal().empty());
        LogConfiguration log{.log_driver = "awslogs"};
        log.options = {{"awslogs-group", "/g"}, {"awslogs-region", "eu-west-2"}};
        input.container_definitions.front().log_configuration = log;
        CHECK(refusal() == "ClientException: Fargate requires task definition to have execution role ARN to support log driver awslogs.");
    }
    SECTION("what is not built says so") {
        input.container_definitions.front().links = {"other"};
        CHECK(refusal().starts_with("NotImplemented"));
    }
    SECTION("both roles are passed") {
        set.be_user_without("iam:PassRole");
        CHECK(refusal().starts_with("AccessDeniedException"));
        CHECK(set.is_refused("iam:PassRole", set.task_role));
        input.task_role_arn.reset();
        CHECK(refusal().starts_with("AccessDeniedException"));
        CHECK(set.is_refused("iam:PassRole", set.execution_role));
        input.execution_role_arn.reset();
        CHECK(refusal().empty());
    }
}
