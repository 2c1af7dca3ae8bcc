#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("ListClusters", "[ecs]") {
    ecs::testing::Set set;
    REQUIRE(set.stage.call(CreateClusterInput{.cluster_name = "a"}));
    const auto first = set.stage.call(ListClustersInput{.max_results = 1});
    REQUIRE(first);
    REQUIRE(first->cluster_arns.size() == 1);
    CHECK(first->cluster_arns.front() == set.arn("cluster/a"));
    const auto second = set.stage.call(ListClustersInput{.next_token = first->next_token});
    CHECK(second->cluster_arns.front() == set.arn("cluster/c"));
    CHECK_FALSE(second->next_token);
    REQUIRE(set.stage.call(DeleteClusterInput{.cluster = "a"}));
    CHECK(set.stage.call(ListClustersInput{})->cluster_arns.size() == 1);
    CHECK(set.stage.call(ListClustersInput{.next_token = "!"}).error().code == "InvalidParameterException");
}
