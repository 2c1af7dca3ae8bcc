#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("EnableOutboundWebIdentityFederation", "[iam]") {
    iam::testing::Stage stage;
    const EnableOutboundWebIdentityFederationInput enable;

    SECTION("gives the account an issuer of its own") {
        const auto enabled = stage.call(enable);
        REQUIRE(enabled);
        CHECK(enabled->issuer_identifier->starts_with("https://"));
        CHECK(enabled->issuer_identifier->ends_with(".tokens.sts.global.api.aws"));
        CHECK(stage.call(GetOutboundWebIdentityFederationInfoInput{})->issuer_identifier == enabled->issuer_identifier);
    }
    SECTION("a second time it is refused") {
        REQUIRE(stage.call(enable));
        CHECK(error_of(stage.call(enable)) == "FeatureEnabled");
    }
    SECTION("after a pause the issuer is the same") {
        const auto first = stage.call(enable);
        REQUIRE(stage.call(DisableOutboundWebIdentityFederationInput{}));
        CHECK(stage.call(enable)->issuer_identifier == first->issuer_identifier);
    }
    SECTION("a policy can deny it") {
        CHECK(iam::testing::refused_without(stage, "iam:EnableOutboundWebIdentityFederation", enable));
    }
}
