#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateOpenIDConnectProviderThumbprint", "[iam]") {
    Stage stage;
    const auto provider = make_oidc(stage, "https://idp.example.com");
    const auto update = [&](model::List<std::string> list) { return UpdateOpenIDConnectProviderThumbprintInput{.open_id_connect_provider_arn = provider, .thumbprint_list = std::move(list)}; };
    const std::string first(40, 'a');
    const std::string second(40, 'B');

    SECTION("replaces the whole list") {
        done(stage, update({first}));
        done(stage, update({second}));
        CHECK(shown(done(stage, GetOpenIDConnectProviderInput{.open_id_connect_provider_arn = provider}).thumbprint_list) == second);
    }
    SECTION("five at most, of forty hexadecimal digits") {
        CHECK(error_of(stage.call(update({std::string(39, 'a')}))) == "InvalidInput");
        CHECK(error_of(stage.call(update({std::string(40, 'x')}))) == "InvalidInput");
        CHECK(error_of(stage.call(update(model::List<std::string>(6, first)))) == "InvalidInput");
    }
    SECTION("of a provider that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(UpdateOpenIDConnectProviderThumbprintInput{.open_id_connect_provider_arn = arn("oidc-provider/none"), .thumbprint_list = {first}})) == "NoSuchEntity");
        CHECK(refused_on(stage, update({first})) == "oidc-provider/idp.example.com");
    }
}
