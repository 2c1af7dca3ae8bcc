#include <catch2/catch.hpp>

#include "identity/directory.h"
#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("CreateCluster", "[ecs]") {
    ecs::testing::Set set;
    SECTION("a cluster, and the same again") {
        CreateClusterInput input{.cluster_name = "data"};
        input.tags.push_back({.key = "team", .value = "data"});
        input.capacity_providers = {"FARGATE", "FARGATE_SPOT"};
        const auto made = set.stage.call(input);
        REQUIRE(made);
        CHECK(made->cluster->cluster_arn == set.arn("cluster/data"));
        CHECK(made->cluster->status == "ACTIVE");
        CHECK(made->cluster->tags.size() == 1);
        CHECK(set.stage.call(CreateClusterInput{.cluster_name = "data"})->cluster->capacity_providers.size() == 2);
        CHECK(set.stage.call(CreateClusterInput{})->cluster->cluster_name == "default");
    }
    SECTION("with it comes the role that works for it") {
        CHECK(identity::find_role(*set.stage.backlot().branch()->snapshot(), set.account(), "AWSServiceRoleForECS"));
    }
    SECTION("bad names and unknown providers are refused") {
        CHECK(set.stage.call(CreateClusterInput{.cluster_name = "a b"}).error().code == "InvalidParameterException");
        CreateClusterInput input{.cluster_name = "x"};
        input.capacity_providers = {"mine"};
        CHECK(set.stage.call(input).error().code == "InvalidParameterException");
    }
    SECTION("tags ask for more") {
        set.be_user_without("ecs:TagResource");
        CreateClusterInput input{.cluster_name = "data"};
        CHECK(set.stage.call(input));
        input.tags.push_back({.key = "a", .value = "b"});
        CHECK(set.stage.call(input).error().code == "AccessDeniedException");
        CHECK(set.is_refused("ecs:TagResource", set.arn("cluster/data")));
    }
}
