#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("GetService", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("with the count of its instances") {
        set.put("one", {});
        const auto got = stage.call(GetServiceInput{.id = set.web});
        REQUIRE(got);
        CHECK(got->service->instance_count == 1);
        CHECK(got->service->type == "HTTP");
        CHECK(got->service->arn == set.arn("service/" + set.web));
        CHECK(error_of(stage.call(GetServiceInput{.id = "srv-no"})) == "ServiceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:GetService");
        CHECK(error_of(stage.call(GetServiceInput{.id = set.web})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:GetService", resource));
    }
}
