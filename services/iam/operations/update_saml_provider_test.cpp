#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateSAMLProvider", "[iam]") {
    Stage stage;
    const auto provider = make_saml(stage, "corporate");
    const auto update = [&](const char* metadata) { return UpdateSAMLProviderInput{.saml_metadata_document = metadata, .saml_provider_arn = provider}; };

    SECTION("replaces the metadata and how long it holds") {
        CHECK(done(stage, update(R"(<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x" validUntil="2027-01-01T00:00:00Z"/>)")).saml_provider_arn == provider);
        CHECK(done(stage, GetSAMLProviderInput{.saml_provider_arn = provider}).valid_until == clock::Time{std::chrono::sys_days{std::chrono::year{2027} / 1 / 1}});
    }
    SECTION("by metadata alone; private keys are not built") {
        CHECK(error_of(stage.call(update("no XML"))) == "InvalidInput");
        CHECK(error_of(stage.call(UpdateSAMLProviderInput{.saml_provider_arn = provider, .add_private_key = "key"})) == "NotImplemented");
    }
    SECTION("of a provider that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(UpdateSAMLProviderInput{.saml_provider_arn = arn("saml-provider/none")})) == "NoSuchEntity");
        CHECK(refused_on(stage, update(saml_metadata)) == "saml-provider/corporate");
    }
}
