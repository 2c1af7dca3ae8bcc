#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;
using namespace std::chrono_literals;

TEST_CASE("ListServicesByNamespace", "[ecs]") {
    ecs::testing::ServiceSet set;
    const auto space = set.make_namespace("local");
    (void)set.make_namespace("other");
    auto input = set.service(0);
    input.service_connect_configuration = ServiceConnectConfiguration{.enabled = true, .namespace_ = "local"};
    REQUIRE(set.stage.call(input));
    input.service_name = "plain";
    input.service_connect_configuration.reset();
    REQUIRE(set.stage.call(input));
    const auto found = set.stage.call(ListServicesByNamespaceInput{.namespace_ = space});
    REQUIRE(found);
    REQUIRE(found->service_arns.size() == 1);
    CHECK(found->service_arns.front() == set.arn("service/c/web"));
    CHECK(set.stage.call(ListServicesByNamespaceInput{.namespace_ = "other"})->service_arns.empty());
    CHECK(set.stage.call(ListServicesByNamespaceInput{.namespace_ = "local"})->service_arns.size() == 1);
    CHECK(set.stage.call(ListServicesByNamespaceInput{.namespace_ = "none"}).error().code == "NamespaceNotFoundException");
    set.be_user_without("ecs:ListServicesByNamespace");
    CHECK(error_of(set.stage.call(ListServicesByNamespaceInput{.namespace_ = "local"})) == "AccessDeniedException");
}
