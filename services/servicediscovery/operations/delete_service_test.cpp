#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("DeleteService", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("not while it has instances") {
        set.put("one", {});
        CHECK(error_of(stage.call(DeleteServiceInput{.id = set.web})) == "ResourceInUse");
        REQUIRE(stage.call(DeregisterInstanceInput{.service_id = set.web, .instance_id = "one"}));
        REQUIRE(stage.call(DeleteServiceInput{.id = set.web}));
        CHECK(error_of(stage.call(DeleteServiceInput{.id = set.web})) == "ServiceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:DeleteService");
        CHECK(error_of(stage.call(DeleteServiceInput{.id = set.web})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:DeleteService", resource));
    }
}
