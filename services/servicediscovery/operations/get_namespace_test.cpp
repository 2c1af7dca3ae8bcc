#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("GetNamespace", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("by id or ARN, with the count of its services") {
        const auto got = stage.call(GetNamespaceInput{.id = set.arn("namespace/" + set.in)});
        REQUIRE(got);
        CHECK(got->namespace_->name == "local");
        CHECK(got->namespace_->service_count == 1);
        CHECK(got->namespace_->creator_request_id == "first");
        CHECK(error_of(stage.call(GetNamespaceInput{.id = "ns-no"})) == "NamespaceNotFound");
    }
    SECTION("one of another account is refused") {
        CHECK(error_of(stage.call(GetNamespaceInput{.id = "arn:aws:servicediscovery:eu-west-2:999988887777:namespace/" + set.in})) == "AccessDeniedException");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("namespace/" + set.in);
        set.be_user_without("servicediscovery:GetNamespace");
        CHECK(error_of(stage.call(GetNamespaceInput{.id = set.in})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:GetNamespace", resource));
    }
}
