#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateOpenIDConnectProvider", "[iam]") {
    Stage stage;
    const auto with = [](const char* url) { return CreateOpenIDConnectProviderInput{.url = url, .client_id_list = {"app"}}; };

    SECTION("is named by the host and path of its URL") {
        auto input = with("https://idp.example.com/tenant");
        input.tags = {{"team", "red"}};
        const auto made = done(stage, input);
        CHECK(made.open_id_connect_provider_arn == arn("oidc-provider/idp.example.com/tenant"));
        CHECK(shown(made.tags) == "team=red");
        CHECK(error_of(stage.call(input)) == "EntityAlreadyExists");
        CHECK(message_of(stage.call(input)) == "Provider with url https://idp.example.com/tenant already exists.");
    }
    SECTION("the URL is https, without a query") {
        for (const char* url : {"http://idp.example.com", "https://", "https://idp.example.com/?a=b"}) CHECK(error_of(stage.call(with(url))) == "ValidationError");
    }
    SECTION("a hundred client ids, and five thumbprints of forty hexadecimal digits") {
        auto input = with("https://idp.example.com");
        for (int i = 1; i <= 100; ++i) input.client_id_list.push_back("app" + std::to_string(i));
        CHECK(error_of(stage.call(input)) == "LimitExceeded");
        input.client_id_list.pop_back();
        input.thumbprint_list = {"not-hexadecimal-digits-at-all-and-forty-."};
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.thumbprint_list = model::List<std::string>(6, std::string(40, 'a'));
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.thumbprint_list.pop_back();
        CHECK(stage.call(input));
    }
    SECTION("a hundred providers at most") {
        for (int i = 0; i < 100; ++i) make_oidc(stage, "https://idp" + std::to_string(i) + ".example.com");
        CHECK(error_of(stage.call(with("https://idp.example.com"))) == "LimitExceeded");
    }
    SECTION("is refused by a policy, that of its tags as well") {
        auto input = with("https://idp.example.com");
        CHECK(refused_on(stage, input) == "oidc-provider/idp.example.com");
        input.tags = {{"a", "1"}};
        CHECK(refused_on(stage, input, "iam:TagOpenIDConnectProvider") == "oidc-provider/idp.example.com");
    }
}
