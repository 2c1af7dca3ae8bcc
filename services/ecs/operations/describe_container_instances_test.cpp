#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;
using namespace std::chrono_literals;

TEST_CASE("DescribeContainerInstances", "[ecs]") {
    ecs::testing::Set set;
    DescribeContainerInstancesInput input{.cluster = "c"};
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.container_instances = {std::string("0123")};
    const auto none = set.stage.call(input);
    REQUIRE(none);
    CHECK(none->failures.front().arn == set.arn("container-instance/c/0123"));
    CHECK(none->failures.front().reason == "MISSING");
    set.be_user_without("ecs:DescribeContainerInstances");
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
}
