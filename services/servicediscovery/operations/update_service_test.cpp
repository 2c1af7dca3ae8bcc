#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("UpdateService", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("changes the description") {
        REQUIRE(stage.call(UpdateServiceInput{.id = set.web, .service = {.description = "front"}}));
        CHECK(stage.call(GetServiceInput{.id = set.web})->service->description == "front");
        CHECK(error_of(stage.call(UpdateServiceInput{.id = "srv-no"})) == "ServiceNotFound");
        CHECK(error_of(stage.call(UpdateServiceInput{.id = set.web, .service = {.dns_config = DnsConfigChange{}}})) == "InvalidInput");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:UpdateService");
        CHECK(error_of(stage.call(UpdateServiceInput{.id = set.web})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:UpdateService", resource));
    }
}
