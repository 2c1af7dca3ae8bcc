#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetOpenIDConnectProvider and DeleteOpenIDConnectProvider", "[iam]") {
    Stage stage;
    const auto provider = make_oidc(stage, "https://idp.example.com");
    const GetOpenIDConnectProviderInput get{.open_id_connect_provider_arn = provider};
    const DeleteOpenIDConnectProviderInput gone{.open_id_connect_provider_arn = provider};

    SECTION("a provider is shown until it is deleted") {
        CHECK(done(stage, get).url == "idp.example.com");
        CHECK(shown(done(stage, get).client_id_list) == "app");
        done(stage, gone);
        CHECK(error_of(stage.call(get)) == "NoSuchEntity");
        CHECK(message_of(stage.call(get)) == "OpenIDConnect Provider not found for arn " + provider);
    }
    SECTION("it is deleted once") {
        done(stage, gone);
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
        CHECK(error_of(stage.call(DeleteOpenIDConnectProviderInput{.open_id_connect_provider_arn = arn("saml-provider/corporate")})) == "InvalidInput");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, get) == "oidc-provider/idp.example.com");
        CHECK(refused_on(stage, gone) == "oidc-provider/idp.example.com");
    }
}
