#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("ListServiceDeployments", "[ecs]") {
    ecs::testing::ServiceSet set;
    CHECK(error_of(set.stage.call(ListServiceDeploymentsInput{.service = "web", .cluster = "c"})) == "ServiceNotFoundException");
    REQUIRE(set.stage.call(set.service()));
    const auto all = [&](model::List<std::string> status = {}) {
        return set.stage.call(ListServiceDeploymentsInput{.service = "web", .cluster = "c", .status = std::move(status)})->service_deployments;
    };
    REQUIRE(all().size() == 1);
    CHECK(all()[0].status == "IN_PROGRESS");
    CHECK(all()[0].service_deployment_arn->starts_with(set.arn("service-deployment/c/web/")));
    CHECK(all()[0].service_deployment_arn == set.described().current_service_deployment);
    set.all_start();
    CHECK(all()[0].status == "SUCCESSFUL");
    CHECK(all()[0].finished_at);
    set.stage.advance(std::chrono::minutes(1));
    REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .force_new_deployment = true}));
    REQUIRE(all().size() == 2);
    CHECK(all()[0].status == "IN_PROGRESS");
    CHECK(all()[1].status == "SUCCESSFUL");
    set.stage.advance(std::chrono::minutes(1));
    REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .force_new_deployment = true}));
    CHECK(all()[1].status == "STOPPED");
    CHECK(all({std::string("SUCCESSFUL")}).size() == 1);
    ListServiceDeploymentsInput paged{.service = set.arn("service/c/web"), .cluster = "c", .max_results = 2};
    const auto first = set.stage.call(paged);
    CHECK(first->service_deployments.size() == 2);
    paged.next_token = first->next_token;
    CHECK(set.stage.call(paged)->service_deployments.size() == 1);
    set.be_user_without("ecs:ListServiceDeployments");
    CHECK(error_of(set.stage.call(ListServiceDeploymentsInput{.service = "web", .cluster = "c"})) == "AccessDeniedException");
}

TEST_CASE("A deployment that the circuit breaker ends is told", "[ecs]") {
    ecs::testing::ServiceSet set;
    auto input = set.service();
    DeploymentConfiguration configuration;
    configuration.deployment_circuit_breaker = DeploymentCircuitBreaker{.enable = true, .rollback = true};
    input.deployment_configuration = configuration;
    REQUIRE(set.stage.call(input));
    set.all_start();
    set.stage.advance(std::chrono::minutes(1));
    REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .force_new_deployment = true}));
    for (int i = 0; i < 3; ++i) {
        set.happens("failed", 0, set.runtime.started.back().id, "exec: no such file");
        set.stage.advance(std::chrono::minutes(2));
    }
    const auto all = set.stage.call(ListServiceDeploymentsInput{.service = "web", .cluster = "c"})->service_deployments;
    REQUIRE(all.size() == 3);
    CHECK(all[1].status == "ROLLBACK_SUCCESSFUL");
    CHECK(all[1].status_reason == "ECS deployment circuit breaker: tasks failed to start.");
}
