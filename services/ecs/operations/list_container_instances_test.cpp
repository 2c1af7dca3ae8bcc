#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;
using namespace std::chrono_literals;

TEST_CASE("ListContainerInstances", "[ecs]") {
    ecs::testing::Set set;
    CHECK(set.stage.call(ListContainerInstancesInput{.cluster = "c"})->container_instance_arns.empty());
    CHECK(error_of(set.stage.call(ListContainerInstancesInput{.cluster = "none"})) == "ClusterNotFoundException");
    set.be_user_without("ecs:ListContainerInstances");
    CHECK(error_of(set.stage.call(ListContainerInstancesInput{.cluster = "c"})) == "AccessDeniedException");
}
