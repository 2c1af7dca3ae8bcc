#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("TagSAMLProvider", "[iam]") {
    Stage stage;
    const auto provider = make_saml(stage, "corporate");
    const auto tag = [&](model::List<Tag> tags) { return stage.call(TagSAMLProviderInput{.saml_provider_arn = provider, .tags = std::move(tags)}); };
    REQUIRE(tag({{"Team", "red"}}));

    SECTION("keys differ by their case; a value given again replaces") {
        REQUIRE(tag({{"team", "blue"}, {"Team", "green"}}));
        CHECK(shown(done(stage, GetSAMLProviderInput{.saml_provider_arn = provider}).tags) == "Team=green team=blue");
    }
    SECTION("fifty at most, none of AWS's, on a provider that exists") {
        CHECK(error_of(tag(many_tags(50))) == "LimitExceeded");
        CHECK(error_of(tag({{"aws:x", "1"}})) == "InvalidInput");
        CHECK(error_of(stage.call(TagSAMLProviderInput{.saml_provider_arn = arn("saml-provider/none"), .tags = {{"a", "1"}}})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") {
        CHECK(refused_on(stage, TagSAMLProviderInput{.saml_provider_arn = provider, .tags = {{"a", "1"}}}) == "saml-provider/corporate");
    }
}
