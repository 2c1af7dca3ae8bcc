#include "services/sts/saml_keys.h"

#include <array>
#include <string_view>
#include <utility>

namespace backlot::sts {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> mapping{{
    // eduPerson and eduOrg
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "saml:edupersonaffiliation"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.2", "saml:edupersonnickname"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.3", "saml:edupersonorgdn"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.4", "saml:edupersonorgunitdn"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.5", "saml:edupersonprimaryaffiliation"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.6", "saml:edupersonprincipalname"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.7", "saml:edupersonentitlement"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.8", "saml:edupersonprimaryorgunitdn"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.9", "saml:edupersonscopedaffiliation"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.10", "saml:edupersontargetedid"},
    {"urn:oid:1.3.6.1.4.1.5923.1.1.1.11", "saml:edupersonassurance"},
    {"urn:oid:1.3.6.1.4.1.5923.1.2.1.2", "saml:eduorghomepageuri"},
    {"urn:oid:1.3.6.1.4.1.5923.1.2.1.3", "saml:eduorgidentityauthnpolicyuri"},
    {"urn:oid:1.3.6.1.4.1.5923.1.2.1.4", "saml:eduorglegalname"},
    {"urn:oid:1.3.6.1.4.1.5923.1.2.1.5", "saml:eduorgsuperioruri"},
    {"urn:oid:1.3.6.1.4.1.5923.1.2.1.6", "saml:eduorgwhitepagesuri"},
    {"urn:oid:2.5.4.3", "saml:cn"},
    // Active Directory
    {"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", "saml:name"},
    {"http://schemas.xmlsoap.org/claims/CommonName", "saml:commonName"},
    {"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", "saml:givenName"},
    {"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname", "saml:surname"},
    {"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "saml:mail"},
    {"http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "saml:primaryGroupSID"},
    {"http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "saml:uid"},
    // X.500, three of them also as AWS's table misspells them
    {"2.5.4.3", "saml:commonName"},
    {"2.5.4.4", "saml:surname"},
    {"2.4.5.42", "saml:givenName"},
    {"2.5.4.42", "saml:givenName"},
    {"2.5.4.45", "saml:x500UniqueIdentifier"},
    {"0.9.2342.19200300100.1.1", "saml:uid"},
    {"0.9.2342.19200300.100.1.1", "saml:uid"},
    {"0.9.2342.19200300100.1.3", "saml:mail"},
    {"0.9.2342.19200300.100.1.3", "saml:mail"},
    {"0.9.2342.19200300.100.1.45", "saml:organizationStatus"},
}};

}  // namespace

std::vector<identity::ConditionKey> attribute_keys(const saml::Assertion& assertion) {
    std::vector<identity::ConditionKey> keys;
    for (const auto& attribute : assertion.attributes) {
        for (const auto& [name, key] : mapping) {
            if (attribute.name != name || attribute.values.empty()) continue;
            keys.push_back({.name = std::string(key),
                            .values = attribute.values,
                            .is_multivalued = attribute.values.size() > 1});
        }
    }
    return keys;
}

}  // namespace backlot::sts
