#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ListServices", "[ecs]") {
    ecs::testing::ServiceSet set;
    REQUIRE(set.stage.call(set.service(0)));
    CHECK(set.stage.call(ListServicesInput{.cluster = "c"})->service_arns.front() == set.arn("service/c/web"));
    CHECK(set.stage.call(ListServicesInput{.cluster = "c", .launch_type = "EC2"})->service_arns.empty());
    CHECK(set.stage.call(ListServicesInput{.cluster = "none"}).error().code == "ClusterNotFoundException");
}
