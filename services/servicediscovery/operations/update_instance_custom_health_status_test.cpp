#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("UpdateInstanceCustomHealthStatus", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("only where the service has a custom health check") {
        servicediscovery::testing::Set plain{false};
        plain.put("a", {});
        CHECK(error_of(plain.stage.call(UpdateInstanceCustomHealthStatusInput{.service_id = plain.web, .instance_id = "a", .status = "UNHEALTHY"})) == "CustomHealthNotFound");
        set.put("a", {});
        REQUIRE(stage.call(UpdateInstanceCustomHealthStatusInput{.service_id = set.web, .instance_id = "a", .status = "UNHEALTHY"}));
        CHECK(stage.call(GetInstancesHealthStatusInput{.service_id = set.web})->status.at("a") == "UNHEALTHY");
        CHECK(error_of(stage.call(UpdateInstanceCustomHealthStatusInput{.service_id = set.web, .instance_id = "no", .status = "HEALTHY"})) == "InstanceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:UpdateInstanceCustomHealthStatus");
        CHECK(error_of(stage.call((UpdateInstanceCustomHealthStatusInput{.service_id = set.web, .instance_id = "x", .status = "HEALTHY"}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:UpdateInstanceCustomHealthStatus", resource));
    }
}
