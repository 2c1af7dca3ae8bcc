#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListSAMLProviders", "[iam]") {
    Stage stage;
    make_saml(stage, "b");
    make_saml(stage, "a");

    const auto list = done(stage, ListSAMLProvidersInput{}).saml_provider_list;
    CHECK(shown(list, &SAMLProviderListEntry::arn) == arn("saml-provider/a") + " " + arn("saml-provider/b"));
    CHECK((list.at(0).create_date && list.at(0).valid_until));
    CHECK(refused_on(stage, ListSAMLProvidersInput{}) == "*");
}
