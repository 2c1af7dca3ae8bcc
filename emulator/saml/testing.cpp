#include "saml/testing.h"

#include "base/certificate.h"
#include "base/encoding.h"
#include "base/signing_key.h"
#include "clock/format.h"
#include "saml/xmlsec.h"
#include "text/xml.h"

namespace backlot::saml::testing {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    append_xml_text(out, text);
    return out;
}

std::string attributes_of(const ResponseFacts& facts) {
    if (facts.attributes.empty()) return {};
    std::string out = "<saml:AttributeStatement>";
    for (const auto& [name, values] : facts.attributes) {
        out += "<saml:Attribute Name=\"" + escaped(name) + "\">";
        for (const auto& value : values) out += "<saml:AttributeValue>" + escaped(value) + "</saml:AttributeValue>";
        out += "</saml:Attribute>";
    }
    return out + "</saml:AttributeStatement>";
}

}  // namespace

IdentityProvider::IdentityProvider(KeyKind kind)
    : kind_(kind),
      private_key_(kind == KeyKind::rsa ? new_rsa_key() : new_ec_key()),
      // Long past its end: providers are trusted by their metadata alone.
      certificate_(self_signed_certificate(
          private_key_, {.common_name = "idp",
                         .not_before = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1},
                         .not_after = std::chrono::sys_days{std::chrono::year{2021} / 1 / 1}})) {}

std::string IdentityProvider::metadata(std::string_view entity_id) const {
    return "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"" + std::string(entity_id) +
           "\"><md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
           "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>"
           "<ds:X509Certificate>" +
           base64(certificate_) +
           "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
           "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" "
           "Location=\"https://idp.example.com/sso\"/></md:IDPSSODescriptor></md:EntityDescriptor>";
}

std::string IdentityProvider::signature_of(std::string_view id) const {
    const std::string more = "http://www.w3.org/2001/04/xmldsig-more#";
    return "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>"
           "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"
           "<ds:SignatureMethod Algorithm=\"" + more + (kind_ == KeyKind::rsa ? "rsa-sha256" : "ecdsa-sha384") + "\"/>"
           "<ds:Reference URI=\"#" + std::string(id) + "\"><ds:Transforms>"
           "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
           "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/></ds:Transforms>"
           "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue/></ds:Reference>"
           "</ds:SignedInfo><ds:SignatureValue/></ds:Signature>";
}

std::string IdentityProvider::response(const ResponseFacts& facts, Signs what) const {
    const auto issuer = "<saml:Issuer>" + escaped(facts.issuer) + "</saml:Issuer>";
    const auto issued = clock::iso8601(facts.issued);
    const auto until = clock::iso8601(facts.not_on_or_after);
    const auto xml =
        "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" "
        "xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_response\" Version=\"2.0\" IssueInstant=\"" +
        issued + "\">" + issuer + (what == Signs::response ? signature_of("_response") : "") +
        "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
        "<saml:Assertion ID=\"_assertion\" Version=\"2.0\" IssueInstant=\"" +
        issued + "\">" + issuer + (what == Signs::assertion ? signature_of("_assertion") : "") +
        "<saml:Subject><saml:NameID Format=\"" + facts.subject_format + "\">" + escaped(facts.subject) +
        "</saml:NameID><saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
        "<saml:SubjectConfirmationData NotOnOrAfter=\"" +
        until + "\" Recipient=\"" + escaped(facts.recipient) + "\"/></saml:SubjectConfirmation>" +
        facts.subject_confirmation_more + "</saml:Subject><saml:Conditions NotBefore=\"" +
        clock::iso8601(facts.not_before) + "\" NotOnOrAfter=\"" + until +
        "\"><saml:AudienceRestriction><saml:Audience>" + escaped(facts.audience) +
        "</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant=\"" + issued +
        "\" " + facts.authentication_attributes +
        "><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password"
        "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>" +
        attributes_of(facts) + "</saml:Assertion></samlp:Response>";
    return what == Signs::nothing ? xml : signed_xml(xml);
}

std::string IdentityProvider::signed_xml(const std::string& xml) const {
    start_xmlsec();
    const auto document = parse(xml);
    BACKLOT_ASSERT(document != nullptr);
    auto* root = xmlDocGetRootElement(document.get());
    BACKLOT_ASSERT(register_ids(root));
    auto* signature = xmlSecFindNode(root, xmlSecNodeSignature, xmlSecDSigNs);
    const SignatureContext context(xmlSecDSigCtxCreate(nullptr));
    context->signKey = load(private_key_, xmlSecKeyDataFormatDer).release();
    BACKLOT_ASSERT(signature != nullptr && context->signKey != nullptr);
    BACKLOT_ASSERT(xmlSecDSigCtxSign(context.get(), signature) == 0);
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpMemory(document.get(), &bytes, &size);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return out;
}

}  // namespace backlot::saml::testing
