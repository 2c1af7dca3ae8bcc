#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("RegisterInstance", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("is kept, replaced under its id, and counted as a change") {
        set.put("one", {{"AWS_INSTANCE_IPV4", "10.0.0.1"}});
        set.put("one", {{"AWS_INSTANCE_IPV4", "10.0.0.2"}});
        CHECK(stage.call(GetInstanceInput{.service_id = set.web, .instance_id = "one"})->instance->attributes.at("AWS_INSTANCE_IPV4") == "10.0.0.2");
        CHECK(stage.call(DiscoverInstancesRevisionInput{.namespace_name = "local", .service_name = "web"})->instances_revision == 3);
    }
    SECTION("what its attributes say must be so") {
        RegisterInstanceInput input{.service_id = set.web, .instance_id = "one"};
        input.attributes = {{"AWS_INSTANCE_IPV4", "10.0.0.256"}};
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.attributes = {{"AWS_INSTANCE_PORT", "70000"}};
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.attributes = {{"AWS_EC2_INSTANCE_ID", "i-1"}};
        CHECK(error_of(stage.call(input)) == "NotImplemented");
        input.attributes = {};
        for (int i = 0; i < 31; ++i) input.attributes["k" + std::to_string(i)] = "v";
        CHECK(error_of(stage.call(input)) == "InvalidInput");
    }
    SECTION("a DNS record needs its attribute") {
        const auto made = stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "vpc-1"});
        CreateServiceInput service{.name = "db", .dns_config = DnsConfig{}};
        service.namespace_id = stage.call(GetOperationInput{.operation_id = *made->operation_id})->operation->targets.at("NAMESPACE");
        service.dns_config->dns_records.push_back({.type = "A", .ttl = 60});
        RegisterInstanceInput input{.service_id = *stage.call(service)->service->id, .instance_id = "one"};
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.attributes = {{"AWS_INSTANCE_IPV4", "10.0.0.1"}};
        CHECK(stage.call(input));
    }
    SECTION("a record of type SRV needs a port and an address") {
        RegisterInstanceInput input{.service_id = set.dns_service("rpc", {{.type = "SRV", .ttl = 60}}), .instance_id = "one"};
        input.attributes = {{"AWS_INSTANCE_PORT", "80"}};
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.attributes["AWS_INSTANCE_IPV6"] = "fd00::1";
        CHECK(stage.call(input));
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:RegisterInstance");
        CHECK(error_of(stage.call((RegisterInstanceInput{.service_id = set.web, .instance_id = "x"}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:RegisterInstance", resource));
    }
}
