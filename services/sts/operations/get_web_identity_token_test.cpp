#include <catch2/catch.hpp>

#include "base/encoding.h"
#include "identity/token_issuer.h"
#include "services/iam/model.h"
#include "services/sts/jwt.h"
#include "services/sts/testing.h"

using namespace backlot;
using namespace std::chrono_literals;
using sts::testing::error_of;

namespace {

const std::string anything = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})";

sts::GetWebIdentityTokenInput asked(std::string algorithm = "RS256") {
    sts::GetWebIdentityTokenInput input{.signing_algorithm = std::move(algorithm)};
    input.audience.push_back("https://api.example.com");
    return input;
}

std::string claims_of(const std::string& token) {
    const auto first = token.find('.');
    return from_base64_url(token.substr(first + 1, token.find('.', first + 1) - first - 1)).value_or("");
}

}  // namespace

TEST_CASE("GetWebIdentityToken", "[sts]") {
    sts::testing::Stage stage;
    const auto become = [&](const std::string& policy) {
        stage.as("main");
        (void)stage.call(iam::CreateUserInput{.user_name = "ana"});
        REQUIRE(stage.call(iam::PutUserPolicyInput{.user_name = "ana", .policy_name = "own", .policy_document = policy}));
        stage.as("main/user/ana");
    };

    SECTION("an account that has not enabled it gives none") {
        const auto refused = stage.call(asked());
        REQUIRE(error_of(refused) == "OutboundWebIdentityFederationDisabledException");
        CHECK(refused.error().status == 403);
    }

    const auto issuer = stage.call(iam::EnableOutboundWebIdentityFederationInput{})->issuer_identifier;
    REQUIRE(issuer);

    SECTION("the keys that the issuer publishes verify it, with both algorithms, and no altered one") {
        const auto host = issuer->substr(8);
        const auto keys =
            identity::issuer_document(*stage.backlot().branch()->snapshot(), host, "/.well-known/jwks.json");
        REQUIRE(keys);
        for (const auto* algorithm : {"RS256", "ES384"}) {
            const auto given = stage.call(asked(algorithm));
            REQUIRE(given);
            auto token = *given->web_identity_token;
            const auto first = token.substr(0, token.find('.'));
            CHECK((*Json::parse(*from_base64_url(first)))["alg"].string_or("") == algorithm);
            CHECK(sts::is_signed_by(*sts::parse_token(token), *keys));
            token[first.size() + 5] = token[first.size() + 5] == 'A' ? 'B' : 'A';
            CHECK_FALSE(sts::is_signed_by(*sts::parse_token(token), *keys));
        }
    }
    SECTION("it says who asked, in which account and region, and for whom it is") {
        become(anything);
        stage.in("eu-west-2");
        const auto claims = Json::parse(claims_of(*stage.call(asked())->web_identity_token));
        REQUIRE(claims);
        const auto arn = "arn:aws:iam::" + stage.caller().account + ":user/ana";
        CHECK((*claims)["iss"].string_or("") == *issuer);
        CHECK((*claims)["aud"].string_or("") == "https://api.example.com");
        CHECK((*claims)["sub"].string_or("") == arn);
        CHECK(*(*claims)["exp"].to_int() - *(*claims)["iat"].to_int() == 300);
        const auto& own = (*claims)["https://sts.amazonaws.com/"];
        CHECK(own["aws_account"].string_or("") == stage.caller().account);
        CHECK(own["source_region"].string_or("") == "eu-west-2");
        CHECK(own["principal_id"].string_or("") == arn);
    }
    SECTION("tags of the principal and of the request are claims") {
        become(anything);
        stage.as("main");
        iam::TagUserInput tag{.user_name = "ana"};
        tag.tags.push_back({.key = "team", .value = "data"});
        REQUIRE(stage.call(tag));
        stage.as("main/user/ana");
        auto input = asked();
        input.tags.push_back({.key = "job", .value = "7"});
        const auto claims = Json::parse(claims_of(*stage.call(input)->web_identity_token));
        const auto& own = (*claims)["https://sts.amazonaws.com/"];
        CHECK(own["principal_tags"]["team"].string_or("") == "data");
        CHECK(own["request_tags"]["job"].string_or("") == "7");
        input.tags.push_back({.key = "JOB", .value = "8"});
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
    }
    SECTION("several audiences are a list") {
        auto input = asked();
        input.audience.push_back("https://other.example.com");
        const auto claims = Json::parse(claims_of(*stage.call(input)->web_identity_token));
        REQUIRE((*claims)["aud"].is_array());
        CHECK((*claims)["aud"].as_array().size() == 2);
    }
    SECTION("a token does not outlive the session that asks for it") {
        const auto role = "arn:aws:iam::" + stage.caller().account + ":role/job";
        const auto trust = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":")" +
                           stage.caller().account + R"("},"Action":"sts:AssumeRole"}})";
        REQUIRE(stage.call(iam::CreateRoleInput{.role_name = "job", .assume_role_policy_document = trust}));
        REQUIRE(stage.call(
            iam::PutRolePolicyInput{.role_name = "job", .policy_name = "own", .policy_document = anything}));
        become(anything);
        const auto session = stage.call(
            sts::AssumeRoleInput{.role_arn = role, .role_session_name = "run", .duration_seconds = 900});
        REQUIRE(session);
        sts::testing::be(stage, *session->credentials);
        const auto claims = Json::parse(claims_of(*stage.call(asked())->web_identity_token));
        CHECK((*claims)["sub"].string_or("") == role);
        CHECK(stage.call(asked()));
        auto input = asked();
        input.duration_seconds = 901;
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "SessionDurationEscalationException");
    }
    SECTION("another algorithm is refused") { CHECK(error_of(stage.call(asked("HS256"))) == "ValidationError"); }
    SECTION("tags need a permission of their own") {
        become(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetWebIdentityToken","Resource":"*"}]})");
        CHECK(stage.call(asked()));
        auto input = asked();
        input.tags.push_back({.key = "job", .value = "7"});
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("a policy can bind the audience and the duration") {
        become(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetWebIdentityToken","Resource":"*",
            "Condition":{"ForAllValues:StringEquals":{"sts:IdentityTokenAudience":"https://api.example.com"},
                         "NumericLessThanEquals":{"sts:DurationSeconds":"300"},
                         "StringEquals":{"sts:SigningAlgorithm":"ES384"}}}]})");
        CHECK(stage.call(asked("ES384")));
        CHECK(error_of(stage.call(asked("RS256"))) == "AccessDenied");
        auto input = asked("ES384");
        input.duration_seconds = 301;
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        input = asked("ES384");
        input.audience.push_back("https://elsewhere.example.com");
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
}
