#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("GetInstancesHealthStatus", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("of all, or of those that are named") {
        set.put("a", {});
        set.put("b", {{"AWS_INIT_HEALTH_STATUS", "UNHEALTHY"}});
        GetInstancesHealthStatusInput input{.service_id = set.web};
        CHECK(stage.call(input)->status.at("b") == "UNHEALTHY");
        input.instances = {"a"};
        CHECK(stage.call(input)->status.size() == 1);
        input.instances = {"no"};
        CHECK(error_of(stage.call(input)) == "InstanceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:GetInstancesHealthStatus");
        CHECK(error_of(stage.call(GetInstancesHealthStatusInput{.service_id = set.web})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:GetInstancesHealthStatus", resource));
    }
}
