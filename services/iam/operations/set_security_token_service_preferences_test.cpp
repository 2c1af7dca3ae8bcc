#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("SetSecurityTokenServicePreferences", "[iam]") {
    Stage stage;
    const auto version = [&] { return done(stage, GetAccountSummaryInput{}).summary_map.at("GlobalEndpointTokenVersion"); };

    CHECK(version() == 1);
    done(stage, SetSecurityTokenServicePreferencesInput{.global_endpoint_token_version = "v2Token"});
    CHECK(version() == 2);
    done(stage, SetSecurityTokenServicePreferencesInput{.global_endpoint_token_version = "v1Token"});
    CHECK(version() == 1);
    CHECK(refused_on(stage, SetSecurityTokenServicePreferencesInput{.global_endpoint_token_version = "v2Token"}) == "*");
}
