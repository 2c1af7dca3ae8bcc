#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("DeregisterInstance", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("is gone once") {
        set.put("one", {});
        const DeregisterInstanceInput input{.service_id = set.web, .instance_id = "one"};
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "InstanceNotFound");
        CHECK(error_of(stage.call(DeregisterInstanceInput{.service_id = "srv-no", .instance_id = "one"})) == "ServiceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:DeregisterInstance");
        CHECK(error_of(stage.call((DeregisterInstanceInput{.service_id = set.web, .instance_id = "x"}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:DeregisterInstance", resource));
    }
}
