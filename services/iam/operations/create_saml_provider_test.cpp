#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateSAMLProvider", "[iam]") {
    Stage stage;
    const auto with = [](const char* metadata) { return CreateSAMLProviderInput{.saml_metadata_document = metadata, .name = "corporate"}; };

    SECTION("is named by its name") {
        auto input = with(saml_metadata);
        input.tags = {{"team", "red"}};
        const auto made = done(stage, input);
        CHECK(made.saml_provider_arn == arn("saml-provider/corporate"));
        CHECK(shown(made.tags) == "team=red");
        CHECK(error_of(stage.call(input)) == "EntityAlreadyExists");
        CHECK(message_of(stage.call(input)) == "Provider with name corporate already exists.");
    }
    SECTION("reads the metadata of an identity provider") {
        for (const char* metadata : {"no XML", "<html/>", "<EntityDescriptor/>", R"(<EntityDescriptor entityID="x" validUntil="soon"/>)"}) {
            CHECK(error_of(stage.call(with(metadata))) == "InvalidInput");
            CHECK(message_of(stage.call(with(metadata))) == "Could not parse metadata");
        }
    }
    SECTION("encrypted assertions are not built") {
        auto input = with(saml_metadata);
        input.assertion_encryption_mode = "Allowed";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("a hundred providers at most") {
        for (int i = 0; i < 100; ++i) make_saml(stage, "p" + std::to_string(i));
        CHECK(error_of(stage.call(with(saml_metadata))) == "LimitExceeded");
    }
    SECTION("is refused by a policy, that of its tags as well") {
        auto input = with(saml_metadata);
        CHECK(refused_on(stage, input) == "saml-provider/corporate");
        input.tags = {{"a", "1"}};
        CHECK(refused_on(stage, input, "iam:TagSAMLProvider") == "saml-provider/corporate");
    }
}
