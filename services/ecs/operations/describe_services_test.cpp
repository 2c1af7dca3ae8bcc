#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("DescribeServices", "[ecs]") {
    ecs::testing::ServiceSet set;
    auto made = set.service(0);
    made.tags.push_back({.key = "team", .value = "data"});
    REQUIRE(set.stage.call(made));
    DescribeServicesInput input{.cluster = "c"};
    input.services = {"web", "none"};
    input.include = {"TAGS"};
    const auto found = set.stage.call(input);
    REQUIRE(found);
    REQUIRE(found->services.size() == 1);
    CHECK(found->services.front().tags.front().value == "data");
    CHECK(found->failures.front().reason == "MISSING");
    input.services.clear();
    CHECK(set.stage.call(input).error().code == "InvalidParameterException");
}
