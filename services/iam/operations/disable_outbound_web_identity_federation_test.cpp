#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("DisableOutboundWebIdentityFederation", "[iam]") {
    iam::testing::Stage stage;
    const DisableOutboundWebIdentityFederationInput disable;

    SECTION("what was never enabled is disabled already") {
        const auto refused = stage.call(disable);
        REQUIRE(error_of(refused) == "FeatureDisabled");
        CHECK(refused.error().status == 404);
    }
    SECTION("the account's issuer is told no more") {
        REQUIRE(stage.call(EnableOutboundWebIdentityFederationInput{}));
        REQUIRE(stage.call(disable));
        CHECK(error_of(stage.call(GetOutboundWebIdentityFederationInfoInput{})) == "FeatureDisabled");
        CHECK(error_of(stage.call(disable)) == "FeatureDisabled");
    }
    SECTION("a policy can deny it") {
        REQUIRE(stage.call(EnableOutboundWebIdentityFederationInput{}));
        CHECK(iam::testing::refused_without(stage, "iam:DisableOutboundWebIdentityFederation", disable));
        CHECK(stage.call(GetOutboundWebIdentityFederationInfoInput{}));
    }
}
