#include <catch2/catch.hpp>

#include "base/digest.h"
#include "base/encoding.h"
#include "saml/testing.h"
#include "services/iam/model.h"
#include "services/sts/testing.h"

using namespace backlot;
using namespace std::chrono_literals;
using sts::testing::error_of;

namespace {

const std::string attribute = "https://aws.amazon.com/SAML/Attributes/";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != text.npos);
    return text.replace(at, what.size(), by);
}

// A stage with a provider and a role that it may give; what a test changes are the facts.
struct Federation {
    sts::testing::Stage stage;
    static const saml::testing::IdentityProvider& idp() {
        static const saml::testing::IdentityProvider one;
        return one;
    }
    std::string account = stage.caller().account;
    std::string provider_arn = "arn:aws:iam::" + account + ":saml-provider/corp";
    std::string role_arn = "arn:aws:iam::" + account + ":role/analyst";
    saml::testing::ResponseFacts facts;

    Federation() {
        REQUIRE(stage.call(iam::CreateSAMLProviderInput{.saml_metadata_document = idp().metadata(), .name = "corp"}));
        trust(R"("sts:AssumeRoleWithSAML")", R"({"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml"}})");
        const auto now = stage.backlot().now();
        facts.issued = now;
        facts.not_before = now;
        facts.not_on_or_after = now + 10min;
        facts.attributes = {{attribute + "Role", {role_arn + "," + provider_arn}},
                            {attribute + "RoleSessionName", {"ana"}}};
    }
    void trust(const std::string& actions, const std::string& condition) {
        const auto document = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":")" +
                              provider_arn + R"("},"Action":)" + actions + R"(,"Condition":)" + condition + "}]}";
        const auto made =
            stage.call(iam::CreateRoleInput{.role_name = "analyst", .assume_role_policy_document = document});
        if (!made) {
            REQUIRE(stage.call(iam::UpdateAssumeRolePolicyInput{.role_name = "analyst", .policy_document = document}));
        }
    }
    auto assume_with(const std::string& xml, std::optional<std::int64_t> seconds = {}) {
        stage.as("anonymous");
        auto result = stage.call(sts::AssumeRoleWithSAMLInput{.role_arn = role_arn,
                                                              .principal_arn = provider_arn,
                                                              .saml_assertion = base64(xml),
                                                              .duration_seconds = seconds});
        stage.as("main");
        return result;
    }
    auto assume(std::optional<std::int64_t> seconds = {}) { return assume_with(idp().response(facts), seconds); }
};

}  // namespace

TEST_CASE("AssumeRoleWithSAML", "[sts]") {
    Federation f;

    SECTION("gives a session of the role, and says whose") {
        const auto given = f.assume();
        REQUIRE(given);
        CHECK(given->assumed_role_user->arn == "arn:aws:sts::" + f.account + ":assumed-role/analyst/ana");
        CHECK(given->subject == "ana@example.com");
        CHECK(given->subject_type == "persistent");
        CHECK(given->issuer == f.facts.issuer);
        CHECK(given->audience == "https://signin.aws.amazon.com/saml");
        CHECK(given->name_qualifier == base64(digest(Algorithm::sha1, f.facts.issuer + f.account + "/corp")));
        sts::testing::be(f.stage, *given->credentials);
        CHECK(f.stage.call(sts::GetCallerIdentityInput{})->arn == given->assumed_role_user->arn);
    }
    SECTION("a signed response does as well as a signed assertion") {
        CHECK(f.assume_with(f.idp().response(f.facts, saml::testing::Signs::response)));
    }
    SECTION("what the provider's metadata does not vouch for is refused") {
        static const saml::testing::IdentityProvider stranger;
        const auto refused = f.assume_with(stranger.response(f.facts));
        REQUIRE(error_of(refused) == "InvalidIdentityToken");
        CHECK(refused.error().message == "Response signature invalid");
        CHECK(error_of(f.assume_with(f.idp().response(f.facts, saml::testing::Signs::nothing))) ==
              "InvalidIdentityToken");
        CHECK(error_of(f.assume_with(replaced(f.idp().response(f.facts), "ana@", "eve@"))) == "InvalidIdentityToken");
        CHECK(error_of(f.assume_with("not XML")) == "InvalidIdentityToken");
    }
    SECTION("once the metadata has another certificate, only that one counts") {
        static const saml::testing::IdentityProvider next;
        REQUIRE(f.stage.call(iam::UpdateSAMLProviderInput{.saml_metadata_document = next.metadata(),
                                                          .saml_provider_arn = f.provider_arn}));
        CHECK(error_of(f.assume()) == "InvalidIdentityToken");
        CHECK(f.assume_with(next.response(f.facts)));
    }
    SECTION("another issuer than the provider's is refused") {
        f.facts.issuer = "https://other.example.com";
        const auto refused = f.assume();
        REQUIRE(error_of(refused) == "InvalidIdentityToken");
        CHECK(refused.error().message == "Issuer not present in specified provider");
    }
    SECTION("a provider that is not there is refused") {
        REQUIRE(f.stage.call(iam::DeleteSAMLProviderInput{.saml_provider_arn = f.provider_arn}));
        CHECK(error_of(f.assume()) == "InvalidIdentityToken");
    }
    SECTION("it must be redeemed within five minutes of its issue") {
        f.stage.advance(5min - 1s);
        CHECK(f.assume());
        f.stage.advance(1s);
        const auto refused = f.assume();
        REQUIRE(error_of(refused) == "ExpiredTokenException");
        CHECK(refused.error().message == "Token must be redeemed within 5 minutes of issuance");
    }
    SECTION("its dates bind, each to the second") {
        f.facts.not_on_or_after = f.facts.issued + 60s;
        f.stage.advance(59s);
        CHECK(f.assume());
        f.stage.advance(1s);
        CHECK(error_of(f.assume()) == "ExpiredTokenException");
    }
    SECTION("before it is valid it is refused") {
        f.facts.not_before = f.facts.issued + 60s;
        CHECK(error_of(f.assume()) == "InvalidIdentityToken");
        f.stage.advance(60s);
        CHECK(f.assume());
    }
    SECTION("it must be for AWS") {
        f.facts.audience = "https://elsewhere.example.com";
        const auto refused = f.assume();
        REQUIRE(error_of(refused) == "InvalidIdentityToken");
        CHECK(refused.error().message == "Response does not contain the required audience.");
        f.facts.audience = "https://eu-west-2.signin.aws.amazon.com/saml";
        CHECK(f.assume());
    }
    SECTION("its recipient must be a sign-in endpoint, and is saml:aud") {
        f.facts.recipient = "https://signin.aws.amazon.com.example.com/saml";
        CHECK(error_of(f.assume()) == "InvalidIdentityToken");
        // A regional endpoint is one, but not the one that the trust policy wants.
        f.facts.recipient = "https://eu-west-2.signin.aws.amazon.com/saml";
        CHECK(error_of(f.assume()) == "AccessDenied");
    }
    SECTION("two confirmations of the subject are refused") {
        f.facts.subject_confirmation_more =
            R"(<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/>)";
        CHECK(error_of(f.assume()) == "InvalidIdentityToken");
    }
    SECTION("a failed authentication is told as the provider's refusal") {
        const auto xml = replaced(f.idp().response(f.facts), "status:Success", "status:AuthnFailed");
        const auto refused = f.assume_with(xml);
        REQUIRE(error_of(refused) == "IDPRejectedClaim");
        CHECK(refused.error().status == 403);
    }
    SECTION("the session's name is required, and has AWS's form") {
        f.facts.attributes[attribute + "RoleSessionName"] = {"a b"};
        CHECK(f.assume().error().message == "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
        f.facts.attributes.erase(attribute + "RoleSessionName");
        CHECK(f.assume().error().message == "RoleSessionName is required in AuthnResponse");
    }
    SECTION("the assertion must map the subject to the role, by this provider") {
        f.facts.attributes[attribute + "Role"] = {f.provider_arn + ", " + f.role_arn};
        CHECK(f.assume());
        f.facts.attributes[attribute + "Role"] = {"arn:aws:iam::" + f.account + ":role/other," + f.provider_arn};
        const auto refused = f.assume();
        REQUIRE(error_of(refused) == "AccessDenied");
        CHECK(refused.error().message == "Not authorized to perform sts:AssumeRoleWithSAML");
    }
    SECTION("the trust policy must name the provider, for this action") {
        f.trust(R"("sts:AssumeRoleWithWebIdentity")", R"({"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml"}})");
        CHECK(error_of(f.assume()) == "AccessDenied");
    }
    SECTION("a role that does not exist looks like one that may not be assumed") {
        f.role_arn = "arn:aws:iam::" + f.account + ":role/nobody";
        CHECK(error_of(f.assume()) == "AccessDenied");
    }
    SECTION("conditions see who the subject is") {
        f.trust(R"("sts:AssumeRoleWithSAML")",
                R"({"StringEquals":{"saml:iss":")" + f.facts.issuer + R"(","saml:sub":"ana@example.com",
                    "saml:sub_type":"persistent","saml:doc":")" + f.account + R"(/corp","sts:RoleSessionName":"ana"},
                    "ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"staff"}})");
        CHECK(error_of(f.assume()) == "AccessDenied");
        f.facts.attributes["urn:oid:1.3.6.1.4.1.5923.1.1.1.1"] = {"member", "staff"};
        CHECK(f.assume());
        f.facts.subject = "bob@example.com";
        CHECK(error_of(f.assume()) == "AccessDenied");
    }
    SECTION("the subject's keys stay with the session") {
        REQUIRE(f.stage.call(iam::PutRolePolicyInput{
            .role_name = "analyst",
            .policy_name = "own",
            .policy_document = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers",
                "Resource":"*","Condition":{"StringEquals":{"saml:sub":"ana@example.com"}}}]})"}));
        sts::testing::be(f.stage, *f.assume()->credentials);
        CHECK(f.stage.call(iam::ListUsersInput{}));
        f.facts.subject = "bob@example.com";
        sts::testing::be(f.stage, *f.assume()->credentials);
        CHECK(error_of(f.stage.call(iam::ListUsersInput{})) == "AccessDenied");
    }
    SECTION("tags need sts:TagSession, and are the session's") {
        f.facts.attributes[attribute + "PrincipalTag:team"] = {"data"};
        f.facts.attributes[attribute + "TransitiveTagKeys"] = {"team"};
        CHECK(error_of(f.assume()) == "AccessDenied");
        f.trust(R"(["sts:AssumeRoleWithSAML","sts:TagSession"])", R"({"StringEquals":{"aws:RequestTag/team":"data"}})");
        const auto given = f.assume();
        REQUIRE(given);
        CHECK(given->packed_policy_size);
        sts::testing::be(f.stage, *given->credentials);
        CHECK(f.stage.caller().session->tags.at("team") == "data");
        CHECK(f.stage.caller().session->transitive_keys == std::vector<std::string>{"team"});
    }
    SECTION("a source identity needs sts:SetSourceIdentity") {
        f.facts.attributes[attribute + "SourceIdentity"] = {"ana"};
        CHECK(error_of(f.assume()) == "AccessDenied");
        f.trust(R"(["sts:AssumeRoleWithSAML","sts:SetSourceIdentity"])", R"({"StringEquals":{"sts:SourceIdentity":"ana"}})");
        CHECK(f.assume()->source_identity == "ana");
        f.facts.attributes[attribute + "SourceIdentity"] = {"aws:ana"};
        CHECK(error_of(f.assume()) == "InvalidIdentityToken");
    }
    SECTION("the session lasts as long as was asked, within the role's limit") {
        const auto lasts = [&](std::optional<std::int64_t> seconds) {
            const auto given = f.assume(seconds);
            REQUIRE(given);
            sts::testing::be(f.stage, *given->credentials);
            const auto left = f.stage.caller().session->expires - f.stage.backlot().now();
            f.stage.as("main");
            return std::chrono::floor<std::chrono::seconds>(left);
        };
        CHECK(lasts({}) == 3600s);
        CHECK(lasts(900) == 900s);
        CHECK(error_of(f.assume(3601)) == "ValidationError");
        f.facts.attributes[attribute + "SessionDuration"] = {"1800"};
        CHECK(lasts({}) == 1800s);
        CHECK(lasts(900) == 900s);
        f.facts.authentication_attributes = "SessionNotOnOrAfter=\"2026-01-01T00:10:00Z\"";
        CHECK(lasts({}) == 600s);
        f.facts.attributes[attribute + "SessionDuration"] = {"soon"};
        CHECK(error_of(f.assume()) == "InvalidIdentityToken");
    }
}
