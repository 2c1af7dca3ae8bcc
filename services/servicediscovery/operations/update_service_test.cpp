#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("UpdateService", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("changes the description and the records of a DNS namespace's services alone") {
        const auto id = set.dns_service("db", {{.type = "A", .ttl = 60}, {.type = "AAAA", .ttl = 60}});
        UpdateServiceInput input{.id = id, .service = {.description = "front", .dns_config = DnsConfigChange{}}};
        input.service.dns_config->dns_records.push_back({.type = "A", .ttl = 5});
        REQUIRE(stage.call(input));
        const auto now = stage.call(GetServiceInput{.id = id})->service;
        CHECK(now->description == "front");
        REQUIRE(now->dns_config->dns_records.size() == 1);
        CHECK(now->dns_config->dns_records.front().ttl == 5);
        input.service.dns_config->dns_records.front().type = "CNAME";
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.service.dns_config->dns_records.clear();
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        CHECK(error_of(stage.call(UpdateServiceInput{.id = "srv-no"})) == "ServiceNotFound");
        CHECK(error_of(stage.call(UpdateServiceInput{.id = set.web, .service = {.description = "front"}})) == "InvalidInput");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:UpdateService");
        CHECK(error_of(stage.call(UpdateServiceInput{.id = set.web})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:UpdateService", resource));
    }
}
