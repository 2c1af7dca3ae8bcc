#include "services/sts/saml_identity.h"

#include <charconv>

#include "base/arn.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "saml/metadata.h"
#include "saml/xml_signature.h"
#include "services/sts/errors.h"
#include "services/sts/saml_keys.h"

namespace backlot::sts {

namespace {

constexpr std::string_view attribute_prefix = "https://aws.amazon.com/SAML/Attributes/";
constexpr std::string_view tag_prefix = "https://aws.amazon.com/SAML/Attributes/PrincipalTag:";
constexpr std::string_view format_prefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
constexpr std::string_view bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
constexpr std::string_view relying_party = "urn:amazon:webservices";
constexpr auto redemption = std::chrono::minutes{5};
constexpr std::int64_t session_minimum_seconds = 900;
constexpr std::int64_t session_maximum_seconds = 43'200;

std::unexpected<Error> expired() {
    return errors::expired_token("Token must be redeemed within 5 minutes of issuance");
}

// [a-zA-Z_0-9+=,.@-]{2,64}
bool is_name(std::string_view text) {
    return text.size() >= 2 && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_+=,.@-").find(c) != std::string_view::npos;
    });
}

// Where AWS takes SAML responses: the global sign-in endpoint or a region's, with the provider's id where it is given.
bool is_sign_in_endpoint(std::string_view url, std::string_view provider_id) {
    constexpr std::string_view scheme = "https://";
    constexpr std::string_view host = "signin.aws.amazon.com/";
    if (!url.starts_with(scheme)) return false;
    url.remove_prefix(scheme.size());
    const auto at = url.find(host);
    if (at == url.npos) return false;
    const auto region = url.substr(0, at);
    const bool is_region = region.empty() || (region.ends_with('.') && region.find_first_not_of(
                                                  "abcdefghijklmnopqrstuvwxyz0123456789-") == region.size() - 1);
    const auto path = url.substr(at + host.size());
    return is_region &&
           (path == "saml" || path == "static/saml" || path == "saml/acs/" + std::string(provider_id));
}

const std::string* only_value(const saml::Assertion& assertion, std::string_view name) {
    const auto* attribute = assertion.find(std::string(attribute_prefix) + std::string(name));
    return attribute == nullptr || attribute->values.size() != 1 ? nullptr : &attribute->values.front();
}

Result<saml::Assertion> open_response(const identity::SamlProvider& provider, std::string_view response) {
    if (const auto refusal = saml::refusal_in(response)) {
        return errors::idp_rejected_claim("The identity provider answered with status " + *refusal);
    }
    if (saml::is_encrypted(response)) {
        return fail("NotImplemented", "backlot does not decrypt SAML assertions yet.", 400);
    }
    const auto metadata = saml::read_metadata(provider.metadata);
    if (!metadata) return errors::invalid_identity_token("Specified provider doesn't exist");
    const auto part = saml::signed_part(response, metadata->certificates);
    if (!part) return errors::invalid_identity_token("Response signature invalid");
    auto assertion = saml::read_assertion(*part);
    if (!assertion) return errors::invalid_identity_token("Invalid SAML response: " + assertion.error().message);
    if (assertion->issuer != metadata->entity_id) {
        return errors::invalid_identity_token("Issuer not present in specified provider");
    }
    return assertion;
}

Result<> check_confirmation(const saml::Assertion& assertion, const identity::SamlProvider& provider, clock::Time now) {
    if (assertion.confirmations.size() != 1) {
        return errors::invalid_identity_token("Response must contain exactly one SubjectConfirmation");
    }
    const auto& one = assertion.confirmations.front();
    if (one.method != bearer || !one.not_on_or_after || !is_sign_in_endpoint(one.recipient, provider.id)) {
        return errors::invalid_identity_token("SubjectConfirmationData of the response is not for AWS");
    }
    if (now >= *one.not_on_or_after) return expired();
    if (one.not_before && now < *one.not_before) {
        return errors::invalid_identity_token("The response is not yet valid");
    }
    return {};
}

Result<> check_conditions(const saml::Assertion& assertion, const identity::SamlProvider& provider, clock::Time now) {
    if (!assertion.issued) return errors::invalid_identity_token("IssueInstant is required in AuthnResponse");
    if (now >= *assertion.issued + redemption || now >= provider.valid_until) return expired();
    if (assertion.not_on_or_after && now >= *assertion.not_on_or_after) return expired();
    if (assertion.session_not_on_or_after && now >= *assertion.session_not_on_or_after) return expired();
    if (assertion.not_before && now < *assertion.not_before) {
        return errors::invalid_identity_token("The response is not yet valid");
    }
    const auto is_aws = [&](const std::string& audience) {
        return audience == relying_party || is_sign_in_endpoint(audience, provider.id);
    };
    const bool is_for_aws = !assertion.audiences.empty() && std::ranges::all_of(assertion.audiences, [&](const auto& list) {
        return std::ranges::any_of(list, is_aws);
    });
    if (!is_for_aws) return errors::invalid_identity_token("Response does not contain the required audience.");
    return {};
}

Result<> read_names(const saml::Assertion& assertion, SamlIdentity& identity) {
    const auto* session_name = only_value(assertion, "RoleSessionName");
    if (session_name == nullptr) {
        return errors::invalid_identity_token("RoleSessionName is required in AuthnResponse");
    }
    if (!is_name(*session_name)) {
        return errors::invalid_identity_token(
            "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
    }
    identity.session_name = *session_name;
    if (assertion.find(std::string(attribute_prefix) + "SourceIdentity") != nullptr) {
        const auto* source = only_value(assertion, "SourceIdentity");
        if (source == nullptr || !is_name(*source) || to_lower(*source).starts_with("aws:")) {
            return errors::invalid_identity_token(
                "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
        }
        identity.source_identity = *source;
    }
    return {};
}

Result<> read_duration(const saml::Assertion& assertion, SamlIdentity& identity) {
    identity.session_until = assertion.session_not_on_or_after;
    if (assertion.find(std::string(attribute_prefix) + "SessionDuration") == nullptr) return {};
    const auto* text = only_value(assertion, "SessionDuration");
    std::int64_t seconds = 0;
    const bool is_number = text != nullptr && std::from_chars(text->data(), text->data() + text->size(), seconds).ptr ==
                                                  text->data() + text->size();
    if (!is_number || seconds < session_minimum_seconds || seconds > session_maximum_seconds) {
        return errors::invalid_identity_token("SessionDuration in AuthnResponse must be from 900 to 43200");
    }
    identity.session_seconds = seconds;
    return {};
}

void read_tags(const saml::Assertion& assertion, SamlIdentity& identity) {
    for (const auto& attribute : assertion.attributes) {
        if (attribute.name.starts_with(tag_prefix) && !attribute.values.empty()) {
            identity.tags.push_back({.key = attribute.name.substr(tag_prefix.size()), .value = attribute.values.front()});
        }
    }
    if (const auto* keys = assertion.find(std::string(attribute_prefix) + "TransitiveTagKeys")) {
        identity.transitive_keys = keys->values;
    }
}

void read_keys(const saml::Assertion& assertion, const std::string& account, const identity::SamlProvider& provider,
               SamlIdentity& identity) {
    identity.keys = attribute_keys(assertion);
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) identity.keys.push_back({.name = name, .values = {value}});
    };
    add("saml:aud", identity.recipient);
    add("saml:iss", identity.issuer);
    add("saml:sub", identity.subject);
    add("saml:sub_type", identity.subject_type);
    add("saml:namequalifier", identity.name_qualifier);
    add("saml:doc", account + "/" + provider.name);
    identity.claims = {{"saml:namequalifier", identity.name_qualifier}, {"saml:sub", identity.subject}};
    if (!identity.subject_type.empty()) identity.claims["saml:sub_type"] = identity.subject_type;
}

}  // namespace

bool SamlIdentity::names(const std::string& role) const {
    return std::ranges::any_of(role_pairs, [&](std::string_view pair) {
        const auto comma = pair.find(',');
        if (comma == pair.npos) return false;
        const auto first = trim(pair.substr(0, comma));
        const auto second = trim(pair.substr(comma + 1));
        return (first == role && second == provider_arn) || (first == provider_arn && second == role);
    });
}

Result<SamlIdentity> identify(const Context& context, const std::string& account, const std::string& provider_arn,
                              const std::string& response) {
    const auto xml = from_base64(response);
    if (!xml) return errors::invalid_identity_token("Invalid base64 SAMLResponse");
    constexpr std::string_view kind = "saml-provider/";
    const auto arn = Arn::parse(provider_arn);
    if (!arn || arn->service != "iam" || arn->account != account || !arn->resource.starts_with(kind)) {
        return errors::invalid_identity_token("Specified provider doesn't exist");
    }
    const auto provider = context.find(identity::saml_providers, account, arn->resource.substr(kind.size()));
    if (!provider) return errors::invalid_identity_token("Specified provider doesn't exist");

    BACKLOT_TRY(assertion, open_response(*provider, *xml));
    BACKLOT_CHECK(check_conditions(assertion, *provider, context.now()));
    BACKLOT_CHECK(check_confirmation(assertion, *provider, context.now()));
    if (assertion.subject.empty()) return errors::invalid_identity_token("NameID is required in AuthnResponse");

    SamlIdentity identity{.provider_arn = provider_arn,
                          .issuer = assertion.issuer,
                          .subject = assertion.subject,
                          .subject_type = assertion.subject_format,
                          .recipient = assertion.confirmations.front().recipient};
    if (identity.subject_type.starts_with(format_prefix)) identity.subject_type.erase(0, format_prefix.size());
    identity.name_qualifier =
        base64(digest(Algorithm::sha1, assertion.issuer + account + "/" + provider->name));
    BACKLOT_CHECK(read_names(assertion, identity));
    BACKLOT_CHECK(read_duration(assertion, identity));
    read_tags(assertion, identity);
    read_keys(assertion, account, *provider, identity);
    if (const auto* roles = assertion.find(std::string(attribute_prefix) + "Role")) identity.role_pairs = roles->values;
    return identity;
}

}  // namespace backlot::sts
