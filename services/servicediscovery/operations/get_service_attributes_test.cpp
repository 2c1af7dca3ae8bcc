#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("GetServiceAttributes", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("a new service has none") {
        const auto read = stage.call(GetServiceAttributesInput{.service_id = set.web});
        REQUIRE(read);
        CHECK(read->service_attributes->attributes.empty());
        CHECK(read->service_attributes->service_arn == set.arn("service/" + set.web));
        CHECK(error_of(stage.call(GetServiceAttributesInput{.service_id = "srv-no"})) == "ServiceNotFound");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("servicediscovery:GetServiceAttributes");
        CHECK(error_of(stage.call(GetServiceAttributesInput{.service_id = set.web})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:GetServiceAttributes", set.arn("service/" + set.web)));
    }
}
