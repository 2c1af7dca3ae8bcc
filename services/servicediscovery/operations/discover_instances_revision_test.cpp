#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("DiscoverInstancesRevision", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("rises with every change") {
        const DiscoverInstancesRevisionInput input{.namespace_name = "local", .service_name = "web"};
        const auto before = *stage.call(input)->instances_revision;
        set.put("a", {});
        CHECK(stage.call(input)->instances_revision == before + 1);
        CHECK(error_of(stage.call(DiscoverInstancesRevisionInput{.namespace_name = "no", .service_name = "web"})) == "NamespaceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:DiscoverInstancesRevision");
        CHECK(error_of(stage.call((DiscoverInstancesRevisionInput{.namespace_name = "local", .service_name = "web"}))) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:DiscoverInstancesRevision", resource));
    }
}
