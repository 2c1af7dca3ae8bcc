#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("GetInstance", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("with its attributes") {
        set.put("one", {{"colour", "blue"}});
        const auto got = stage.call(GetInstanceInput{.service_id = set.web, .instance_id = "one"});
        REQUIRE(got);
        CHECK(got->instance->attributes.at("colour") == "blue");
        CHECK(error_of(stage.call(GetInstanceInput{.service_id = set.web, .instance_id = "no"})) == "InstanceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:GetInstance");
        CHECK(error_of(stage.call((GetInstanceInput{.service_id = set.web, .instance_id = "x"}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:GetInstance", resource));
    }
}
