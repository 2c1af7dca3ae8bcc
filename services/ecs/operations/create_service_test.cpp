#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"
#include "services/servicediscovery/model.h"

using namespace backlot;
using namespace backlot::ecs;
using namespace std::chrono_literals;

TEST_CASE("CreateService", "[ecs]") {
    ecs::testing::ServiceSet set;
    SECTION("keeps as many tasks as are desired") {
        const auto made = set.stage.call(set.service(2));
        REQUIRE(made);
        CHECK(made->service->service_arn == set.arn("service/c/web"));
        CHECK(made->service->deployments.front().rollout_state == "IN_PROGRESS");
        CHECK(set.described().pending_count == 2);
        set.all_start();
        CHECK(set.described().running_count == 2);
        CHECK(set.described().deployments.front().rollout_state == "COMPLETED");
        CHECK(set.has_event("has reached a steady state"));
        // One that ends is replaced.
        set.happens("exited", 1, set.runtime.started.front().id);
        set.all_start();
        CHECK(set.runtime.started.size() == 3);
        CHECK(set.described().running_count == 2);
    }
    SECTION("the same request once more gives the same service, another one nothing") {
        auto input = set.service(1);
        input.client_token = "t";
        REQUIRE(set.stage.call(input));
        const auto again = set.stage.call(input);
        REQUIRE(again);
        CHECK(again->service->service_arn == set.arn("service/c/web"));
        set.all_start();
        CHECK(set.described().running_count == 1);
        input.desired_count = 2;
        CHECK(set.stage.call(input).error().message == "Creation of service was not idempotent.");
    }
    SECTION("a deployment that never comes up is broken off") {
        auto input = set.service();
        input.deployment_configuration = DeploymentConfiguration{};
        input.deployment_configuration->deployment_circuit_breaker = DeploymentCircuitBreaker{.enable = true, .rollback = false};
        REQUIRE(set.stage.call(input));
        for (int i = 0; i < 3; ++i) {
            set.happens("failed", 0, set.runtime.started.back().id, "exec: no such file");
            set.stage.advance(120s);
        }
        CHECK(set.described().deployments.front().rollout_state == "FAILED");
        CHECK(set.described().pending_count == 0);
        const auto count = set.runtime.started.size();
        set.stage.advance(600s);
        CHECK(set.runtime.started.size() == count);
    }
    SECTION("its tasks are instances of its registry while they run") {
        const auto space = set.stage.call(servicediscovery::CreateHttpNamespaceInput{.name = "local"});
        const auto id = set.stage.call(servicediscovery::GetOperationInput{.operation_id = *space->operation_id})->operation->targets.at("NAMESPACE");
        servicediscovery::CreateServiceInput wanted{.name = "web", .namespace_id = id};
        const auto registry = set.stage.call(wanted);
        auto input = set.service();
        input.service_registries.push_back({.registry_arn = registry->service->arn});
        REQUIRE(set.stage.call(input));
        set.all_start();
        servicediscovery::ListInstancesInput asked{.service_id = *registry->service->id};
        REQUIRE(set.stage.call(asked)->instances.size() == 1);
        CHECK(set.stage.call(asked)->instances.front().attributes.at("AWS_INSTANCE_IPV4").starts_with("10.0.1."));
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .desired_count = 0}));
        CHECK(set.stage.call(asked)->instances.empty());
    }
    SECTION("Service Connect gives its tasks names, and is told where it would change a port") {
        auto definition = set.definition("server");
        definition.container_definitions[0].port_mappings.push_back({.container_port = 4000, .name = "grpc"});
        set.define(definition);
        const auto connected = [&](std::int64_t port) {
            auto input = set.service();
            input.task_definition = "server";
            input.service_connect_configuration = ServiceConnectConfiguration{.enabled = true, .namespace_ = "local"};
            ServiceConnectService one{.port_name = "grpc"};
            one.client_aliases.push_back({.port = port, .dns_name = "user_code"});
            input.service_connect_configuration->services.push_back(one);
            return input;
        };
        REQUIRE(set.stage.call(connected(4000)));
        set.all_start();
        CHECK(set.stage.backlot().kernel().unexecuted_rules().empty());
        const auto server = set.runtime.attachments.back();
        auto client = set.service();
        client.service_name = "client";
        client.service_connect_configuration = ServiceConnectConfiguration{.enabled = true, .namespace_ = "arn:aws:servicediscovery:eu-west-2:1:namespace/local"};
        REQUIRE(set.stage.call(client));
        set.all_start();
        const auto asks = [&](const std::string& name) { return set.stage.backlot().kernel().resolve(server.network, set.runtime.attachments.back().address, name); };
        REQUIRE(asks("user_code"));
        CHECK(asks("user_code")->addresses == std::vector<std::string>{server.address});
        CHECK_FALSE(asks("other"));
        (void)set.run(set.running());  // a task of its own knows no such name
        CHECK_FALSE(asks("user_code"));
        REQUIRE(set.stage.call(DeleteServiceInput{.cluster = "c", .service = "web", .force = true}));
        auto moved = connected(80);
        moved.service_name = "moved";
        REQUIRE(set.stage.call(moved));
        const auto rules = set.stage.backlot().kernel().unexecuted_rules();
        REQUIRE(rules.size() == 1);
        CHECK(rules.front().resource == set.arn("service/c/moved"));
    }
    SECTION("what is not built says so, and names are unique") {
        auto input = set.service();
        input.load_balancers.push_back({.target_group_arn = "x"});
        CHECK(set.stage.call(input).error().code == "NotImplemented");
        input.load_balancers.clear();
        REQUIRE(set.stage.call(input));
        input.enable_execute_command = true;
        CHECK(set.stage.call(input).error().message == "Creation of service was not idempotent.");
        input.service_name = "a b";
        CHECK(set.stage.call(input).error().code == "InvalidParameterException");
    }
    SECTION("the roles of its tasks are passed") {
        set.be_user_without("iam:PassRole");
        CHECK(set.stage.call(set.service()).error().code == "AccessDeniedException");
        CHECK(set.is_refused("iam:PassRole", set.task_role));
    }
}
