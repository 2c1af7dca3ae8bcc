#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("AddClientIDToOpenIDConnectProvider", "[iam]") {
    Stage stage;
    const auto provider = make_oidc(stage, "https://idp.example.com");
    const auto add = [&](const std::string& id) { return AddClientIDToOpenIDConnectProviderInput{.open_id_connect_provider_arn = provider, .client_id = id}; };

    SECTION("one that is there is not added again") {
        done(stage, add("web"));
        done(stage, add("web"));
        CHECK(shown(done(stage, GetOpenIDConnectProviderInput{.open_id_connect_provider_arn = provider}).client_id_list) == "app web");
    }
    SECTION("a hundred at most") {
        for (int i = 1; i < 100; ++i) done(stage, add("web" + std::to_string(i)));
        CHECK(error_of(stage.call(add("more"))) == "LimitExceeded");
        CHECK(stage.call(add("web1")));
    }
    SECTION("to a provider that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(AddClientIDToOpenIDConnectProviderInput{.open_id_connect_provider_arn = arn("oidc-provider/none"), .client_id = "x"})) == "NoSuchEntity");
        CHECK(refused_on(stage, add("web")) == "oidc-provider/idp.example.com");
    }
}
