#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("DeleteNamespace", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("not while it has services") {
        CHECK(error_of(stage.call(DeleteNamespaceInput{.id = set.in})) == "ResourceInUse");
        REQUIRE(stage.call(DeleteServiceInput{.id = set.web}));
        REQUIRE(stage.call(DeleteNamespaceInput{.id = set.in}));
        CHECK(error_of(stage.call(DeleteNamespaceInput{.id = set.in})) == "NamespaceNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("namespace/" + set.in);
        set.be_user_without("servicediscovery:DeleteNamespace");
        CHECK(error_of(stage.call(DeleteNamespaceInput{.id = set.in})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:DeleteNamespace", resource));
    }
}
