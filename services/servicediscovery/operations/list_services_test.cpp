#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("ListServices", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("of one namespace") {
        ListServicesInput input;
        input.filters.push_back({.name = "NAMESPACE_ID", .values = {set.in}});
        CHECK(stage.call(input)->services.front().name == "web");
        input.filters.front().values = {set.arn("namespace/" + set.in)};
        CHECK(stage.call(input)->services.size() == 1);
        input.filters.front().values = {"ns-no"};
        CHECK(stage.call(input)->services.empty());
    }
    SECTION("a summary has the records, without the namespace") {
        (void)set.dns_service("db", {{.type = "A", .ttl = 60}});
        const auto all = stage.call(ListServicesInput{});
        for (const auto& one : all->services) {
            if (one.name != "db") continue;
            CHECK(one.dns_config->dns_records.size() == 1);
            CHECK_FALSE(one.dns_config->namespace_id);
        }
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:ListServices");
        CHECK(error_of(stage.call(ListServicesInput{})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:ListServices", resource));
    }
}
