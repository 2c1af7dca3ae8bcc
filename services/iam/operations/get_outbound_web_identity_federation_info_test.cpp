#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("GetOutboundWebIdentityFederationInfo", "[iam]") {
    iam::testing::Stage stage;
    const GetOutboundWebIdentityFederationInfoInput get;

    SECTION("before the feature is enabled there is nothing to tell") {
        CHECK(error_of(stage.call(get)) == "FeatureDisabled");
    }
    SECTION("then the issuer, and that tokens are given") {
        const auto enabled = stage.call(EnableOutboundWebIdentityFederationInput{});
        const auto got = stage.call(get);
        REQUIRE(got);
        CHECK(got->issuer_identifier == enabled->issuer_identifier);
        CHECK(got->jwt_vending_enabled == true);
    }
    SECTION("a policy can deny it") {
        CHECK(iam::testing::refused_without(stage, "iam:GetOutboundWebIdentityFederationInfo", get));
    }
}
