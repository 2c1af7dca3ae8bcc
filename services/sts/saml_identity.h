// SamlIdentity: what a SAML response proves about its holder, once its signature, issuer, dates, audience and recipient
// have been checked for one provider of an account.
//
// Source: IAM User Guide, "Configure SAML assertions for the authentication response", "Troubleshoot SAML federation with
// IAM" (the wording), "IAM and AWS STS condition context keys" (SAML).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "saml/assertion.h"
#include "services/sts/sessions.h"

namespace backlot::sts {

struct SamlIdentity {
    std::string provider_arn;
    std::string issuer;
    std::string subject;
    std::string subject_type;  // "persistent", "transient", or the format's URI
    std::string recipient;     // saml:aud
    std::string name_qualifier;
    std::string session_name;
    std::string source_identity;
    std::vector<Tag> tags;
    std::vector<std::string> transitive_keys;
    std::optional<std::int64_t> session_seconds;  // SessionDuration
    std::optional<clock::Time> session_until;     // SessionNotOnOrAfter
    std::vector<ConditionKey> keys;               // saml:*
    std::map<std::string, std::string> claims;    // those that stay with the session

    // Whether the assertion maps its subject to this role by this provider.
    [[nodiscard]] bool names(const std::string& role) const;
    std::vector<std::string> role_pairs;  // "role ARN,provider ARN", either first
};

// `response` in base64. Fails with InvalidIdentityToken, ExpiredTokenException, IDPRejectedClaim.
[[nodiscard]] Result<SamlIdentity> identify(const Context& context, const std::string& account,
                                            const std::string& provider_arn, const std::string& response);

}  // namespace backlot::sts
