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
        CHECK(made->service->role_arn->ends_with(":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"));
        CHECK(made->service->network_configuration->awsvpc_configuration->assign_public_ip == "DISABLED");
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
    SECTION("a registry is one of Cloud Map's, with the ports that its records need") {
        const auto space = set.make_namespace("local");
        const auto plain = set.stage.call(servicediscovery::CreateServiceInput{.name = "plain", .namespace_id = space})->service->arn;
        REQUIRE(set.stage.call(servicediscovery::CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = set.vpc}));
        servicediscovery::CreateServiceInput ported{.name = "ported", .dns_config = servicediscovery::DnsConfig{}};
        const auto spaces = set.stage.call(servicediscovery::ListNamespacesInput{});
        for (const auto& one : spaces->namespaces) {
            if (one.name == "corp") ported.namespace_id = one.id;
        }
        ported.dns_config->dns_records.push_back({.type = "SRV", .ttl = 10});
        const auto srv = set.stage.call(ported)->service->arn;
        const auto refusal = [&](const ServiceRegistry& registry) {
            auto input = set.service();
            input.service_registries.push_back(registry);
            const auto done = set.stage.call(input);
            return done ? std::string{} : done.error().message;
        };
        CHECK(refusal({.registry_arn = space}) == "The format of the supplied service registry ARN is invalid: " + space + ".");
        CHECK(refusal({.registry_arn = *plain + "x"}).find("does not exist") != std::string::npos);
        CHECK(refusal({.registry_arn = plain, .container_name = "main", .container_port = 80}) ==
              "The values specified for serviceRegistries do not require a value for 'containerPort'. Remove the value and retry.");
        CHECK(refusal({.registry_arn = srv, .port = 80, .container_name = "main", .container_port = 80}) ==
              "Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both. Remove one and retry.");
        CHECK_FALSE(refusal({.registry_arn = srv}).empty());
        CHECK(refusal({.registry_arn = srv, .container_name = "main", .container_port = 80}).empty());
        set.all_start();
        const auto found = set.stage.call(servicediscovery::ListInstancesInput{.service_id = *srv});
        REQUIRE(found->instances.size() == 1);
        CHECK(found->instances.front().attributes.at("AWS_INSTANCE_PORT") == "80");
        UpdateServiceInput update{.cluster = "c", .service = "web"};
        update.service_registries.push_back({.registry_arn = "x"});
        update.service_registries.given = true;
        REQUIRE_FALSE(set.stage.call(update));
        CHECK(set.stage.call(update).error().code == "InvalidParameterException");
    }
    SECTION("Service Connect gives its tasks names, and is told where it would change a port") {
        const auto space = set.make_namespace("local");
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
        client.service_connect_configuration = ServiceConnectConfiguration{.enabled = true, .namespace_ = space};
        REQUIRE(set.stage.call(client));
        set.all_start();
        const auto asks = [&](const std::string& name) { return set.stage.backlot().kernel().resolve(server.network, set.runtime.attachments.back().address, name); };
        REQUIRE(asks("user_code"));
        CHECK(asks("user_code")->addresses == std::vector<std::string>{server.address});
        CHECK_FALSE(asks("other"));
        (void)set.run(set.running());  // a task of its own knows no such name
        CHECK_FALSE(asks("user_code"));
        REQUIRE(set.stage.call(DeleteServiceInput{.cluster = "c", .service = "web", .force = true}));
        for (const auto& container : set.runtime.started) set.happens("exited", 0, container.id);
        set.stage.advance(60s);  // its name is free with its last task
        auto moved = connected(80);
        moved.service_name = "moved";
        REQUIRE(set.stage.call(moved));
        const auto rules = set.stage.backlot().kernel().unexecuted_rules();
        REQUIRE(rules.size() == 1);
        CHECK(rules.front().resource == set.arn("service/c/moved"));
    }
    SECTION("Service Connect makes a service of Cloud Map for each discovery name, and takes it away again") {
        const auto space = set.make_namespace("local");
        auto definition = set.definition("server");
        definition.container_definitions[0].port_mappings.push_back({.container_port = 4000, .name = "grpc"});
        set.define(definition);
        const auto connected = [&](const std::string& named, const std::string& port) {
            auto input = set.service();
            input.task_definition = "server";
            input.service_connect_configuration = ServiceConnectConfiguration{.enabled = true};
            if (!named.empty()) input.service_connect_configuration->namespace_ = named;
            ServiceConnectService one{.port_name = port};
            one.client_aliases.push_back({.port = 4000});
            input.service_connect_configuration->services.push_back(one);
            return input;
        };
        const auto refused = [&](const CreateServiceInput& input) {
            const auto done = set.stage.call(input);
            return done ? std::string{} : done.error().code + ": " + done.error().message;
        };
        CHECK(refused(connected("none", "grpc")) == "NamespaceNotFoundException: Failed to retrieve namespace for none");
        CHECK(refused(connected("", "grpc")).starts_with("InvalidParameterException: "));
        CHECK(refused(connected("local", "web")) ==
              "InvalidParameterException: portName(web) does not refer to any named PortMapping in the container definitions");
        auto odd = connected("local", "grpc");
        odd.service_connect_configuration->services.front().discovery_name = "Upper";
        CHECK(refused(odd).starts_with("InvalidParameterException: "));
        odd = connected("local", "grpc");
        odd.service_connect_configuration->services.push_back(odd.service_connect_configuration->services.front());
        CHECK(refused(odd).starts_with("InvalidParameterException: "));
        odd = connected("local", "grpc");
        odd.platform_version = "1.3.0";
        CHECK(refused(odd).starts_with("PlatformTaskDefinitionIncompatibilityException: "));

        UpdateClusterInput defaults{.cluster = "c"};
        defaults.service_connect_defaults = ClusterServiceConnectDefaultsRequest{.namespace_ = space};
        REQUIRE(set.stage.call(defaults));
        const auto made = set.stage.call(connected("", "grpc"));
        REQUIRE(made);
        const auto& deployment = made->service->deployments.front();
        CHECK(deployment.service_connect_configuration->namespace_ == "local");
        REQUIRE(deployment.service_connect_resources.size() == 1);
        CHECK(deployment.service_connect_resources.front().discovery_name == "grpc");
        const auto id = *deployment.service_connect_resources.front().discovery_arn;
        CHECK(set.stage.call(servicediscovery::GetServiceInput{.id = id})->service->type == "HTTP");
        auto other = connected("local", "grpc");
        other.service_name = "other";
        CHECK(refused(other) == "InvalidParameterException: SC service is already used by " + space);

        set.all_start();
        const servicediscovery::ListInstancesInput asked{.service_id = id};
        REQUIRE(set.stage.call(asked)->instances.size() == 1);
        CHECK(set.stage.call(asked)->instances.front().attributes.at("AWS_INSTANCE_PORT") == "4000");
        // The same name stays; another one takes its place with the last task of the old deployment.
        UpdateServiceInput update{.cluster = "c", .service = "web", .force_new_deployment = true};
        CHECK(set.stage.call(update)->service->deployments.front().service_connect_resources.front().discovery_arn == id);
        update.service_connect_configuration = connected("local", "grpc").service_connect_configuration;
        update.service_connect_configuration->services.front().discovery_name = "api";
        REQUIRE(set.stage.call(update));
        for (int i = 0; i < 4; ++i) {
            set.all_start();
            for (const auto& container : set.runtime.started) set.happens("exited", 0, container.id);
            set.stage.advance(60s);
        }
        CHECK(set.stage.call(servicediscovery::GetServiceInput{.id = id}).error().code == "ServiceNotFound");
        CHECK(set.stage.call(servicediscovery::ListServicesInput{})->services.size() == 1);
        REQUIRE(set.stage.call(DeleteServiceInput{.cluster = "c", .service = "web", .force = true}));
        for (const auto& container : set.runtime.started) set.happens("exited", 0, container.id);
        set.stage.advance(60s);
        CHECK(set.stage.call(servicediscovery::ListServicesInput{})->services.empty());
    }
    SECTION("its platform version is one that there is") {
        auto input = set.service();
        const auto made = set.stage.call(input);
        CHECK(made->service->platform_version == "LATEST");
        CHECK(made->service->deployments.front().platform_version == "1.4.0");
        input.service_name = "other";
        input.platform_version = "1.9.0";
        CHECK(set.stage.call(input).error().code == "PlatformUnknownException");
        CHECK(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .platform_version = "2"}).error().code == "PlatformUnknownException");
        input.platform_version = "LATEST";
        input.launch_type = "EC2";
        CHECK(set.stage.call(input).error().message == "The platform version must be null when specifying an EC2 launch type.");
        REQUIRE(set.stage.call(UpdateServiceInput{.cluster = "c", .service = "web", .platform_version = "1.3.0"}));
        ListTasksInput asked{.cluster = "c", .service_name = "web"};
        bool is_old = false;
        const auto listed = set.stage.call(asked);
        for (const auto& arn : listed->task_arns) is_old = is_old || set.task(arn).platform_version == "1.3.0";
        CHECK(is_old);
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
