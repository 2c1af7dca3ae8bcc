#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("CreateService", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("is there once in its namespace, whatever the case") {
        const auto again = stage.call(CreateServiceInput{.name = "WEB", .namespace_id = set.in});
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
