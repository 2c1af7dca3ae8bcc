#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListSAMLProviderTags", "[iam]") {
    Stage stage;
    const auto provider = make_saml(stage, "corporate");
    done(stage, TagSAMLProviderInput{.saml_provider_arn = provider, .tags = {{"c", "3"}, {"a", "1"}, {"b", "2"}}});
    const ListSAMLProviderTagsInput list{.saml_provider_arn = provider};

    CHECK(pages(stage, list, &ListSAMLProviderTagsOutput::tags) == "a=1 b=2|c=3");
    CHECK(error_of(stage.call(ListSAMLProviderTagsInput{.saml_provider_arn = arn("saml-provider/none")})) == "NoSuchEntity");
    CHECK(refused_on(stage, list) == "saml-provider/corporate");
}
