#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("CreateService", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("is there once in its namespace, where DNS knows it whatever the case") {
        CHECK(stage.call(CreateServiceInput{.name = "WEB", .namespace_id = set.in}));
        CHECK(set.dns_service("db", {{.type = "A", .ttl = 60}}).starts_with("srv-"));
        CHECK(set.dns_service("DB", {{.type = "A", .ttl = 60}}) == "ServiceAlreadyExists");
        const auto again = stage.call(CreateServiceInput{.name = "web", .namespace_id = set.in});
        CHECK(error_of(again) == "ServiceAlreadyExists");
        CHECK(again.error().details[1].second == set.web);
        CHECK(error_of(stage.call(CreateServiceInput{.name = "x", .namespace_id = "ns-no"})) == "NamespaceNotFound");
    }
    SECTION("DNS records need a namespace that has DNS") {
        CreateServiceInput input{.name = "db", .namespace_id = set.in, .dns_config = DnsConfig{}};
        input.dns_config->dns_records.push_back({.type = "A", .ttl = 60});
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        const auto made = stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "vpc-1"});
        input.namespace_id = stage.call(GetOperationInput{.operation_id = *made->operation_id})->operation->targets.at("NAMESPACE");
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(done->service->type == "DNS_HTTP");
        CHECK(done->service->dns_config->routing_policy == "MULTIVALUE");
    }
    SECTION("its name has labels") {
        const auto made = [&](const std::string& name) { return error_of(stage.call(CreateServiceInput{.name = name, .namespace_id = set.in})); };
        for (const auto* name : {"_http._tcp", "a.b", "x", ".", "A_1-b"}) CHECK(made(name).empty());
        for (const auto* name : {"-a", "a-", "a..b", "_", "a b", "a."}) CHECK(made(name) == "InvalidInput");
        CHECK(made(std::string(63, 'a')).empty());
        CHECK(made(std::string(64, 'a')) == "InvalidInput");
        CHECK(made(std::string(63, 'a') + "." + std::string(63, 'b')).empty());
        CHECK(made(std::string(63, 'a') + "." + std::string(63, 'b') + ".c") == "InvalidInput");
    }
    SECTION("DNS records go together as Route 53 has them") {
        CHECK(set.dns_service("a", {{.type = "A", .ttl = 60}, {.type = "AAAA", .ttl = 60}}).starts_with("srv-"));
        CHECK(set.dns_service("b", {{.type = "A", .ttl = 60}, {.type = "SRV", .ttl = 60}}) == "InvalidInput");
        CHECK(set.dns_service("c", {{.type = "A", .ttl = 60}, {.type = "A", .ttl = 6}}) == "InvalidInput");
        CHECK(set.dns_service("d", {{.type = "CNAME", .ttl = 60}}) == "InvalidInput");
        CHECK(set.dns_service("e", {}) == "InvalidInput");
    }
    SECTION("a health check of Route 53 is not built") {
        CreateServiceInput input{.name = "db", .namespace_id = set.in, .health_check_config = HealthCheckConfig{.type = "HTTP"}};
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("namespace/" + set.in);
        set.be_user_without("servicediscovery:CreateService");
        CHECK(error_of(stage.call((CreateServiceInput{.name = "x", .namespace_id = set.in}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:CreateService", resource));
    }
}
