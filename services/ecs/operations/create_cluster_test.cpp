#include <catch2/catch.hpp>

#include "identity/directory.h"
#include "services/ecs/testing.h"
#include "services/servicediscovery/model.h"

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
    SECTION("a new name for Service Connect makes a namespace, and one that is there is taken") {
        const auto with = [&](const std::string& name, const std::string& space) {
            CreateClusterInput input{.cluster_name = name};
            input.service_connect_defaults = ClusterServiceConnectDefaultsRequest{.namespace_ = space};
            return set.stage.call(input);
        };
        const auto first = with("one", "mesh");
        REQUIRE(first);
        const auto arn = *first->cluster->service_connect_defaults->namespace_;
        const auto made = set.stage.call(servicediscovery::GetNamespaceInput{.id = arn});
        REQUIRE(made);
        CHECK(made->namespace_->name == "mesh");
        CHECK(made->namespace_->type == "HTTP");
        CHECK(made->namespace_->creator_request_id == "mesh");
        const auto tags = set.stage.call(servicediscovery::ListTagsForResourceInput{.resource_arn = arn})->tags;
        REQUIRE(tags.size() == 1);
        CHECK(tags.front().key == "AmazonECSManaged");
        CHECK(with("two", "mesh")->cluster->service_connect_defaults->namespace_ == arn);
        CHECK(with("three", arn)->cluster->service_connect_defaults->namespace_ == arn);
        CHECK(with("four", arn + "x").error().code == "NamespaceNotFoundException");
        CHECK(with("five", "a/b").error().code == "InvalidParameterException");
        CHECK(set.stage.call(servicediscovery::ListNamespacesInput{})->namespaces.size() == 1);
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
