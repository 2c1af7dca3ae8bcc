// TokenIssuer: an account as an OpenID Connect issuer: what GetWebIdentityToken signs with, and what others verify by.
//
// Below the kernel, because iam turns it on and off, and sts signs and answers the discovery requests.
//
// Source: IAM User Guide, "Federate AWS identities to external services"; OpenID Connect Discovery 1.0; RFC 7517.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identity/records.h"
#include "store/view.h"

namespace backlot::identity {

// Key: account. It stays when the feature is turned off: tokens that were issued before can still be verified.
struct TokenIssuer {
    std::string account;
    std::string host;  // "….tokens.sts.global.api.aws"
    bool is_enabled = true;
    std::string rsa_key;  // private, PKCS #8
    std::string ec_key;

    [[nodiscard]] std::string url() const { return "https://" + host; }

    static constexpr auto fields() {
        return std::tuple{field<1>(&TokenIssuer::account), field<2>(&TokenIssuer::host),
                          field<3>(&TokenIssuer::is_enabled), field<4>(&TokenIssuer::rsa_key),
                          field<5>(&TokenIssuer::ec_key)};
    }
};

inline constexpr store::Table<TokenIssuer> token_issuers{42, "token-issuers"};

inline constexpr std::string_view issuer_domain = ".tokens.sts.global.api.aws";

// A new issuer with its keys; not stored.
[[nodiscard]] TokenIssuer new_token_issuer(clock::Ids& ids, std::string_view account);

enum class TokenAlgorithm { rs256, es384 };
[[nodiscard]] std::optional<TokenAlgorithm> token_algorithm_of(std::string_view name);

// A JSON Web Token of these claims (JSON), signed.
[[nodiscard]] std::string signed_token(const TokenIssuer& issuer, TokenAlgorithm algorithm, std::string_view claims);

// What is found at /.well-known/openid-configuration and /.well-known/jwks.json; nothing for another path or host.
[[nodiscard]] std::optional<std::string> issuer_document(const store::View& view, std::string_view host,
                                                         std::string_view path);

}  // namespace backlot::identity
