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
        input.filters.front().values = {"ns-no"};
        CHECK(stage.call(input)->services.empty());
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:ListServices");
        CHECK(error_of(stage.call(ListServicesInput{})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:ListServices", resource));
    }
}
