// JSON Web Tokens of web identities: reading them and verifying them against a provider's keys.
//
// Source: RFC 7515, RFC 7517, RFC 7519; IAM User Guide, "Create an OpenID Connect (OIDC) identity provider in IAM".
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "text/json.h"

namespace backlot::sts {

struct WebToken {
    Json header;
    Json claims;
    std::string signed_part;  // header and claims as they came
    std::string signature;    // raw
};

// Fails with InvalidIdentityToken.
[[nodiscard]] Result<WebToken> parse_token(std::string_view text);
// Whether one of a JSON Web Key Set's keys made the signature. RS256 to RS512, ES256 to ES512: no token can choose
// "none", or a secret key.
[[nodiscard]] bool is_signed_by(const WebToken& token, std::string_view jwks);

}  // namespace backlot::sts
