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
    std::string rsa_key;  // sealed by whoever keeps it
    std::string ec_key;
    std::string jwks;     // the public halves, as a JSON Web Key Set

    [[nodiscard]] std::string url() const { return "https://" + host; }

    static constexpr auto fields() {
        return std::tuple{field<1>(&TokenIssuer::account), field<2>(&TokenIssuer::host),
                          field<3>(&TokenIssuer::is_enabled), field<4>(&TokenIssuer::rsa_key),
                          field<5>(&TokenIssuer::ec_key), field<6>(&TokenIssuer::jwks)};
    }
};

inline constexpr store::Table<TokenIssuer> token_issuers{42, "token-issuers"};

inline constexpr std::string_view issuer_domain = ".tokens.sts.global.api.aws";

// A new issuer, its keys open (PKCS #8); not stored.
[[nodiscard]] TokenIssuer new_token_issuer(clock::Ids& ids, std::string_view account);
// What its sealed keys are for: kernel::seal_secret().
[[nodiscard]] std::string issuer_key_purpose(const TokenIssuer& issuer, std::string_view algorithm);

enum class TokenAlgorithm { rs256, es384 };
[[nodiscard]] std::optional<TokenAlgorithm> token_algorithm_of(std::string_view name);

// A JSON Web Token of these claims (JSON), signed with that algorithm's key, open.
[[nodiscard]] std::string signed_token(TokenAlgorithm algorithm, const std::string& private_key, std::string_view claims);

// What is found at /.well-known/openid-configuration and /.well-known/jwks.json; nothing for another path or host.
[[nodiscard]] std::optional<std::string> issuer_document(const store::View& view, std::string_view host,
                                                         std::string_view path);

}  // namespace backlot::identity
