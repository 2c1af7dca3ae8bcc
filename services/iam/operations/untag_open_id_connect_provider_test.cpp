#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UntagOpenIDConnectProvider", "[iam]") {
    Stage stage;
    const auto provider = make_oidc(stage, "https://idp.example.com");
    done(stage, TagOpenIDConnectProviderInput{.open_id_connect_provider_arn = provider, .tags = {{"Team", "red"}, {"unit", "a"}}});
    const UntagOpenIDConnectProviderInput untag{.open_id_connect_provider_arn = provider, .tag_keys = {"team", "unit", "none"}};

    CHECK(refused_on(stage, untag) == "oidc-provider/idp.example.com");
    done(stage, untag);
    CHECK(shown(done(stage, ListOpenIDConnectProviderTagsInput{.open_id_connect_provider_arn = provider}).tags) == "Team=red");
    CHECK(error_of(stage.call(UntagOpenIDConnectProviderInput{.open_id_connect_provider_arn = arn("oidc-provider/none"), .tag_keys = {"a"}})) == "NoSuchEntity");
}
