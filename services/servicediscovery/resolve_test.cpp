#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;

TEST_CASE("The names of private DNS namespaces", "[servicediscovery]") {
    backlot::testing::Stage stage;
    stage.as("main").in("eu-west-2");
    const auto made = stage.call(CreatePrivateDnsNamespaceInput{.name = "My-Namespace.local", .vpc = "vpc-1"});
    REQUIRE(made);
    const auto space = stage.call(GetOperationInput{.operation_id = *made->operation_id})->operation->targets.at("NAMESPACE");
    DnsConfig dns;
    dns.dns_records.push_back({.type = "A", .ttl = 10});
    const auto service = stage.call(CreateServiceInput{.name = "web", .namespace_id = space, .dns_config = dns, .health_check_custom_config = HealthCheckCustomConfig{}});
    REQUIRE(service);
    const auto id = *service->service->id;
    const auto asked = [&](std::string_view network, std::string_view name) { return stage.backlot().kernel().resolve(network, "10.0.0.9", name); };
    REQUIRE(asked("vpc-1", "web.my-namespace.local"));
    CHECK(asked("vpc-1", "web.my-namespace.local")->addresses.empty());
    for (const auto* address : {"10.0.0.4", "10.0.0.5"}) {
        RegisterInstanceInput instance{.service_id = id, .instance_id = address};
        instance.attributes = {{"AWS_INSTANCE_IPV4", address}};
        REQUIRE(stage.call(instance));
    }
    const auto both = asked("vpc-1", "web.my-namespace.local");
    CHECK(both->addresses == std::vector<std::string>{"10.0.0.4", "10.0.0.5"});
    CHECK(both->ttl == std::chrono::seconds(10));
    REQUIRE(stage.call(UpdateInstanceCustomHealthStatusInput{.service_id = id, .instance_id = "10.0.0.4", .status = "UNHEALTHY"}));
    CHECK(asked("vpc-1", "web.my-namespace.local")->addresses == std::vector<std::string>{"10.0.0.5"});
    REQUIRE(stage.call(UpdateInstanceCustomHealthStatusInput{.service_id = id, .instance_id = "10.0.0.5", .status = "UNHEALTHY"}));
    CHECK(asked("vpc-1", "web.my-namespace.local")->addresses.size() == 2);
    CHECK_FALSE(asked("vpc-2", "web.my-namespace.local"));
    CHECK_FALSE(asked("vpc-1", "other.my-namespace.local"));
    CHECK_FALSE(asked("vpc-1", "my-namespace.local"));
}

TEST_CASE("The names of public DNS namespaces", "[servicediscovery]") {
    backlot::testing::Stage stage;
    stage.as("main").in("eu-west-2");
    const auto web_at = [&](const std::string& operation, const std::string& address) {
        const auto space = stage.call(GetOperationInput{.operation_id = operation})->operation->targets.at("NAMESPACE");
        DnsConfig dns;
        dns.dns_records.push_back({.type = "A", .ttl = 10});
        const auto service = stage.call(CreateServiceInput{.name = "web", .namespace_id = space, .dns_config = dns});
        REQUIRE(service);
        RegisterInstanceInput instance{.service_id = *service->service->id, .instance_id = "one"};
        instance.attributes = {{"AWS_INSTANCE_IPV4", address}};
        REQUIRE(stage.call(instance));
    };
    const auto asked = [&](std::string_view network) { return stage.backlot().kernel().resolve(network, "10.0.0.9", "web.example.com"); };
    web_at(*stage.call(CreatePublicDnsNamespaceInput{.name = "example.com"})->operation_id, "198.18.0.1");
    REQUIRE(asked("vpc-1"));
    CHECK(asked("vpc-1")->addresses == std::vector<std::string>{"198.18.0.1"});
    web_at(*stage.call(CreatePrivateDnsNamespaceInput{.name = "example.com", .vpc = "vpc-1"})->operation_id, "10.0.0.4");
    CHECK(asked("vpc-1")->addresses == std::vector<std::string>{"10.0.0.4"});
    CHECK(asked("vpc-2")->addresses == std::vector<std::string>{"198.18.0.1"});
}
