#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("RemoveClientIDFromOpenIDConnectProvider", "[iam]") {
    Stage stage;
    const auto provider = make_oidc(stage, "https://idp.example.com");
    const RemoveClientIDFromOpenIDConnectProviderInput remove{.open_id_connect_provider_arn = provider, .client_id = "app"};

    CHECK(refused_on(stage, remove) == "oidc-provider/idp.example.com");
    done(stage, remove);
    CHECK(done(stage, GetOpenIDConnectProviderInput{.open_id_connect_provider_arn = provider}).client_id_list.empty());
    CHECK(stage.call(remove));
    CHECK(error_of(stage.call(RemoveClientIDFromOpenIDConnectProviderInput{.open_id_connect_provider_arn = arn("oidc-provider/none"), .client_id = "x"})) == "NoSuchEntity");
}
