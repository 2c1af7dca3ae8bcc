// testing::IdentityProvider: a SAML identity provider for tests: its key, its metadata, and responses that it signs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clock/clock.h"

namespace backlot::saml::testing {

// A response as its provider would fill it in; what a test changes is what it is about.
struct ResponseFacts {
    std::string issuer = "https://idp.example.com/saml";
    clock::Time issued{};
    clock::Time not_before{};
    clock::Time not_on_or_after{};
    std::string recipient = "https://signin.aws.amazon.com/saml";
    std::string audience = "urn:amazon:webservices";
    std::string subject = "ana@example.com";
    std::string subject_format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    std::map<std::string, std::vector<std::string>> attributes = {};
    std::string authentication_attributes = {};  // of AuthnStatement: SessionNotOnOrAfter="..."
    std::string subject_confirmation_more = {};  // further elements inside Subject
};

enum class Signs { assertion, response, nothing };

class IdentityProvider {
  public:
    enum class KeyKind { rsa, ec };
    explicit IdentityProvider(KeyKind kind = KeyKind::rsa);

    [[nodiscard]] std::string metadata(std::string_view entity_id = "https://idp.example.com/saml") const;
    // The response as XML, signed.
    [[nodiscard]] std::string response(const ResponseFacts& facts, Signs what = Signs::assertion) const;
    [[nodiscard]] const std::string& certificate() const { return certificate_; }

  private:
    [[nodiscard]] std::string signed_xml(const std::string& xml) const;
    [[nodiscard]] std::string signature_of(std::string_view id) const;

    KeyKind kind_;
    std::string private_key_;
    std::string certificate_;
};

}  // namespace backlot::saml::testing
