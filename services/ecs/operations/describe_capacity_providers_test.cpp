#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;
using namespace std::chrono_literals;

TEST_CASE("DescribeCapacityProviders", "[ecs]") {
    ecs::testing::Set set;
    const auto all = set.stage.call(DescribeCapacityProvidersInput{});
    REQUIRE(all);
    REQUIRE(all->capacity_providers.size() == 2);
    CHECK(all->capacity_providers[0].name == "FARGATE");
    CHECK(all->capacity_providers[0].capacity_provider_arn == set.arn("capacity-provider/FARGATE"));
    DescribeCapacityProvidersInput input{.cluster = "c"};
    input.capacity_providers = {std::string("FARGATE_SPOT"), std::string("mine")};
    const auto some = set.stage.call(input);
    REQUIRE(some);
    CHECK(some->capacity_providers.size() == 1);
    CHECK(some->failures.front().reason == "MISSING");
    input.cluster = "none";
    CHECK(error_of(set.stage.call(input)) == "ClusterNotFoundException");
    set.be_user_without("ecs:DescribeCapacityProviders");
    CHECK(error_of(set.stage.call(DescribeCapacityProvidersInput{})) == "AccessDeniedException");
}
