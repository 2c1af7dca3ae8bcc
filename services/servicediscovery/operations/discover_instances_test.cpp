#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("DiscoverInstances", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("the healthy ones, or all where none is") {
        set.put("a", {{"colour", "blue"}});
        set.put("b", {{"colour", "green"}, {"AWS_INIT_HEALTH_STATUS", "UNHEALTHY"}});
        DiscoverInstancesInput input{.namespace_name = "local", .service_name = "web"};
        REQUIRE(stage.call(input)->instances.size() == 1);
        CHECK(stage.call(input)->instances.front().instance_id == "a");
        REQUIRE(stage.call(UpdateInstanceCustomHealthStatusInput{.service_id = set.web, .instance_id = "a", .status = "UNHEALTHY"}));
        CHECK(stage.call(input)->instances.size() == 2);
        input.health_status = "HEALTHY";
        CHECK(stage.call(input)->instances.empty());
        input.health_status = "UNHEALTHY";
        CHECK(stage.call(input)->instances.size() == 2);
    }
    SECTION("all of a service that has no health check, whose health nobody knows") {
        servicediscovery::testing::Set plain{false};
        plain.put("a", {{"AWS_INSTANCE_IPV4", "10.0.0.1"}});
        DiscoverInstancesInput input{.namespace_name = "local", .service_name = "web"};
        for (const auto* health : {"HEALTHY", "UNHEALTHY", "ALL", "HEALTHY_OR_ELSE_ALL"}) {
            input.health_status = health;
            REQUIRE(plain.stage.call(input)->instances.size() == 1);
            CHECK(plain.stage.call(input)->instances.front().health_status == "UNKNOWN");
        }
        CHECK(plain.stage.call(GetInstancesHealthStatusInput{.service_id = plain.web})->status.at("a") == "UNKNOWN");
    }
    SECTION("query parameters must hold, optional ones where they can") {
        set.put("a", {{"colour", "blue"}, {"size", "s"}});
        set.put("b", {{"colour", "blue"}, {"size", "l"}});
        DiscoverInstancesInput input{.namespace_name = "LOCAL", .service_name = "web"};
        input.query_parameters["colour"] = "blue";
        input.optional_parameters["size"] = "l";
        REQUIRE(stage.call(input)->instances.size() == 1);
        CHECK(stage.call(input)->instances.front().instance_id == "b");
        input.optional_parameters["size"] = "xl";
        CHECK(stage.call(input)->instances.size() == 2);
        input.query_parameters["colour"] = "red";
        CHECK(stage.call(input)->instances.empty());
        input.service_name = "no";
        CHECK(error_of(stage.call(input)) == "ServiceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:DiscoverInstances");
        CHECK(error_of(stage.call((DiscoverInstancesInput{.namespace_name = "local", .service_name = "web"}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:DiscoverInstances", resource));
    }
}
