#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListOpenIDConnectProviders", "[iam]") {
    Stage stage;
    make_oidc(stage, "https://b.example.com");
    make_oidc(stage, "https://a.example.com/x");

    CHECK(shown(done(stage, ListOpenIDConnectProvidersInput{}).open_id_connect_provider_list, &OpenIDConnectProviderListEntry::arn) ==
          arn("oidc-provider/a.example.com/x") + " " + arn("oidc-provider/b.example.com"));
    CHECK(refused_on(stage, ListOpenIDConnectProvidersInput{}) == "*");
}
