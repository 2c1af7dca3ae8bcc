// Identity providers by ARN: OpenID Connect and SAML.
#pragma once

#include <string>
#include <string_view>

#include "services/iam/access.h"

namespace backlot::iam {

inline constexpr std::size_t provider_limit = 100;  // of each kind. Source: "IAM and AWS STS quotas"
inline constexpr std::size_t client_id_limit = 100;
inline constexpr std::size_t thumbprint_limit = 5;

[[nodiscard]] std::string oidc_arn(const Context& context, std::string_view url);  // url without "https://"
[[nodiscard]] std::string saml_arn(const Context& context, std::string_view name);

[[nodiscard]] Access on_oidc_provider(const Context& context, std::string_view action, const std::string& arn);
[[nodiscard]] Access on_saml_provider(const Context& context, std::string_view action, const std::string& arn);
// "arn:aws:iam::111122223333:oidc-provider/...", of any account.
[[nodiscard]] bool is_oidc_arn(std::string_view arn);
// Fail with NoSuchEntity.
[[nodiscard]] Result<identity::OidcProvider> need_oidc_provider(const Context& context, const std::string& arn);
[[nodiscard]] Result<identity::SamlProvider> need_saml_provider(const Context& context, const std::string& arn);
void put_oidc_provider(Context& context, const identity::OidcProvider& provider);
void put_saml_provider(Context& context, const identity::SamlProvider& provider);

// Fails with InvalidInput where a thumbprint is not forty hexadecimal digits or there are too many.
[[nodiscard]] Result<> check_thumbprints(const std::vector<std::string>& thumbprints);
// Until when a metadata document holds. Fails with InvalidInput where it is no SAML 2.0 metadata.
[[nodiscard]] Result<clock::Time> metadata_valid_until(std::string_view metadata, clock::Time now);

}  // namespace backlot::iam
