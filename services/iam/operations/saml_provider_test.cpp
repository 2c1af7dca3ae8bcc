#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetSAMLProvider and DeleteSAMLProvider", "[iam]") {
    Stage stage;
    const auto provider = make_saml(stage, "corporate");
    const GetSAMLProviderInput get{.saml_provider_arn = provider};
    const DeleteSAMLProviderInput gone{.saml_provider_arn = provider};

    SECTION("a provider is shown until it is deleted") {
        const auto shape = done(stage, get);
        CHECK(shape.saml_metadata_document == saml_metadata);
        CHECK(shape.create_date == clock::Time{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}});
        CHECK(*shape.valid_until > *shape.create_date + std::chrono::years{99});
        CHECK(shape.saml_provider_uuid->size() == 21);
        done(stage, gone);
        CHECK(error_of(stage.call(get)) == "NoSuchEntity");
        CHECK(message_of(stage.call(gone)) == "Manifest not found for arn " + provider);
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, get) == "saml-provider/corporate");
        CHECK(refused_on(stage, gone) == "saml-provider/corporate");
    }
}
