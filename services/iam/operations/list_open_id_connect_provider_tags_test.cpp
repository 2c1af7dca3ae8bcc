#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListOpenIDConnectProviderTags", "[iam]") {
    Stage stage;
    const auto provider = make_oidc(stage, "https://idp.example.com");
    done(stage, TagOpenIDConnectProviderInput{.open_id_connect_provider_arn = provider, .tags = {{"c", "3"}, {"a", "1"}, {"b", "2"}}});
    const ListOpenIDConnectProviderTagsInput list{.open_id_connect_provider_arn = provider};

    CHECK(pages(stage, list, &ListOpenIDConnectProviderTagsOutput::tags) == "a=1 b=2|c=3");
    CHECK(error_of(stage.call(ListOpenIDConnectProviderTagsInput{.open_id_connect_provider_arn = arn("oidc-provider/none")})) == "NoSuchEntity");
    CHECK(refused_on(stage, list) == "oidc-provider/idp.example.com");
}
