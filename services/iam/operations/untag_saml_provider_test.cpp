#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UntagSAMLProvider", "[iam]") {
    Stage stage;
    const auto provider = make_saml(stage, "corporate");
    done(stage, TagSAMLProviderInput{.saml_provider_arn = provider, .tags = {{"Team", "red"}, {"unit", "a"}}});
    const UntagSAMLProviderInput untag{.saml_provider_arn = provider, .tag_keys = {"team", "unit", "none"}};

    CHECK(refused_on(stage, untag) == "saml-provider/corporate");
    done(stage, untag);
    CHECK(shown(done(stage, ListSAMLProviderTagsInput{.saml_provider_arn = provider}).tags) == "Team=red");
    CHECK(error_of(stage.call(UntagSAMLProviderInput{.saml_provider_arn = arn("saml-provider/none"), .tag_keys = {"a"}})) == "NoSuchEntity");
}
