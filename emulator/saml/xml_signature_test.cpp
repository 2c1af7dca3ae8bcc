#include "saml/xml_signature.h"

#include <catch2/catch.hpp>

#include "saml/assertion.h"
#include "saml/metadata.h"
#include "saml/testing.h"

using namespace backlot;
using namespace backlot::saml;

namespace {

const testing::ResponseFacts facts{.attributes = {{"name", {"value"}}}};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != text.npos);
    return text.replace(at, what.size(), by);
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const auto begin = text.find(from);
    const auto end = text.find(to, begin);
    REQUIRE(end != text.npos);
    return text.substr(begin, end + to.size() - begin);
}

}  // namespace

TEST_CASE("XML signatures of SAML responses", "[saml]") {
    static const testing::IdentityProvider provider;
    static const testing::IdentityProvider stranger;
    const std::vector<std::string> trusted{provider.certificate()};
    const auto good = provider.response(facts);

    SECTION("the signed assertion is given back, without its signature") {
        const auto part = signed_part(good, trusted);
        REQUIRE(part);
        CHECK(part->starts_with("<saml:Assertion "));
        CHECK(part->find("Signature") == part->npos);
        CHECK(part->find("ana@example.com") != part->npos);
    }
    SECTION("of a signed response all of it") {
        const auto part = signed_part(provider.response(facts, testing::Signs::response), trusted);
        REQUIRE(part);
        CHECK(part->starts_with("<samlp:Response "));
    }
    SECTION("elliptic curves sign as well") {
        const testing::IdentityProvider curve(testing::IdentityProvider::KeyKind::ec);
        CHECK(signed_part(curve.response(facts), {curve.certificate()}));
    }
    SECTION("one of several trusted certificates is enough") {
        CHECK(signed_part(good, {stranger.certificate(), provider.certificate()}));
    }
    SECTION("a stranger's signature, or none, is refused") {
        CHECK_FALSE(signed_part(stranger.response(facts), trusted));
        CHECK_FALSE(signed_part(provider.response(facts, testing::Signs::nothing), trusted));
        CHECK_FALSE(signed_part(good, {}));
    }
    SECTION("an altered assertion is refused") {
        CHECK_FALSE(signed_part(replaced(good, "ana@", "bob@"), trusted));
        CHECK_FALSE(signed_part(replaced(good, ">value<", ">other<"), trusted));
    }
    SECTION("a comment cannot split a name: it is not part of what was signed") {
        const auto part = signed_part(replaced(good, "ana@example.com", "ana@<!-- -->example.com"), trusted);
        REQUIRE(part);
        CHECK(part->find("ana@example.com") != part->npos);
    }
    SECTION("an assertion wrapped around the signed one is refused, wherever the signed one hides") {
        const auto assertion = between(good, "<saml:Assertion ", "</saml:Assertion>");
        const auto forged = replaced(replaced(provider.response(facts, testing::Signs::nothing), "ana@", "eve@"),
                                     "ID=\"_assertion\"", "ID=\"_forged\"");
        // Beside it, inside it, inside an extension in front, and with the signature of the true one.
        CHECK_FALSE(signed_part(replaced(forged, "</samlp:Response>", assertion + "</samlp:Response>"), trusted));
        CHECK_FALSE(signed_part(replaced(forged, "</saml:Assertion>", assertion + "</saml:Assertion>"), trusted));
        CHECK_FALSE(signed_part(replaced(forged, "<samlp:Status>",
                                         "<samlp:Extensions>" + assertion + "</samlp:Extensions><samlp:Status>"),
                                trusted));
        const auto signature = between(good, "<ds:Signature ", "</ds:Signature>");
        const auto original = replaced(assertion, signature, "");
        const auto moved = replaced(signature, "</ds:Signature>", "<ds:Object>" + original + "</ds:Object></ds:Signature>");
        CHECK_FALSE(signed_part(replaced(forged, "<saml:Subject>", moved + "<saml:Subject>"), trusted));
    }
    SECTION("two elements with one ID are refused") {
        const auto twice = replaced(good, "<samlp:Status>", "<samlp:Extensions ID=\"_assertion\"/><samlp:Status>");
        CHECK_FALSE(signed_part(twice, trusted));
    }
    SECTION("a document type is refused: no entity is ever expanded, no file ever read") {
        const auto doctype = "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        const auto at = good.find("<samlp:Response");
        CHECK_FALSE(signed_part(good.substr(0, at) + doctype + good.substr(at), trusted));
    }
    SECTION("a key inside the document is not looked at") {
        const auto forged = stranger.response(facts);
        const auto with_key = replaced(forged, "</ds:SignatureValue>",
                                       "</ds:SignatureValue>" + between(stranger.metadata(), "<ds:KeyInfo", "</ds:KeyInfo>"));
        CHECK_FALSE(signed_part(with_key, trusted));
    }
    SECTION("another transform or algorithm than SAML's is refused") {
        CHECK_FALSE(signed_part(replaced(good, "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"), trusted));
        CHECK_FALSE(signed_part(replaced(good, "xmldsig#enveloped-signature", "xmldsig#base64"), trusted));
        CHECK_FALSE(signed_part(replaced(good, "URI=\"#_assertion\"", "URI=\"\""), trusted));
    }
    SECTION("what is no response is refused") {
        CHECK_FALSE(signed_part("", trusted));
        CHECK_FALSE(signed_part("<a/>", trusted));
        CHECK_FALSE(signed_part("<samlp:Response", trusted));
    }
}

TEST_CASE("Metadata of identity providers", "[saml]") {
    static const testing::IdentityProvider provider;

    SECTION("gives the name and the signing certificates") {
        const auto read = read_metadata(provider.metadata("https://idp.example.com/saml"));
        REQUIRE(read);
        CHECK(read->entity_id == "https://idp.example.com/saml");
        CHECK(read->certificates == std::vector<std::string>{provider.certificate()});
    }
    SECTION("a key for encryption signs nothing") {
        auto document = provider.metadata();
        const auto at = document.find("use=\"signing\"");
        document.replace(at, 13, "use=\"encryption\"");
        CHECK(read_metadata(document)->certificates.empty());
    }
    SECTION("another document is refused") {
        CHECK_FALSE(read_metadata("<EntityDescriptor/>"));
        CHECK_FALSE(read_metadata("{}"));
    }
}

TEST_CASE("Assertions", "[saml]") {
    static const testing::IdentityProvider provider;

    SECTION("all that is said is read") {
        auto said = facts;
        said.issued = clock::Time{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
        said.authentication_attributes = R"(SessionNotOnOrAfter="2026-01-01T02:00:00Z")";
        const auto read = read_assertion(*signed_part(provider.response(said), {provider.certificate()}));
        REQUIRE(read);
        CHECK(read->issuer == said.issuer);
        CHECK(read->subject == said.subject);
        CHECK(read->subject_format == said.subject_format);
        CHECK(read->issued == said.issued);
        CHECK(read->confirmations.size() == 1);
        CHECK(read->audiences == std::vector<std::vector<std::string>>{{"urn:amazon:webservices"}});
        CHECK(read->session_not_on_or_after == said.issued + std::chrono::hours{2});
        REQUIRE(read->find("name"));
        CHECK(read->find("name")->values == std::vector<std::string>{"value"});
        CHECK(read->find("other") == nullptr);
    }
    SECTION("a date that is none is an error") {
        CHECK_FALSE(read_assertion(R"(<Assertion IssueInstant="yesterday"/>)"));
    }
    SECTION("a status that is not success is told") {
        CHECK_FALSE(refusal_in(provider.response(facts, testing::Signs::nothing)));
        const auto failed = replaced(provider.response(facts, testing::Signs::nothing), "status:Success", "status:Responder");
        CHECK(refusal_in(failed) == "urn:oasis:names:tc:SAML:2.0:status:Responder");
    }
}
