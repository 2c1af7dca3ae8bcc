// CreateOpenIDConnectProvider: an issuer whose tokens roles may trust.
//
// DIFFERS: where no thumbprint is given AWS reads the issuer's certificate; here the list stays empty.
// Fails with EntityAlreadyExists, InvalidInput, LimitExceeded.
//
// Source: IAM API Reference, CreateOpenIDConnectProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

namespace {

constexpr std::string_view https = "https://";

std::string host_and_path(std::string_view url) {
    return std::string(url.starts_with(https) ? url.substr(https.size()) : url);
}

}  // namespace

Result<Access> create_open_id_connect_provider_access(const Context& context,
                                                      const CreateOpenIDConnectProviderInput& input) {
    auto access = on_arn("iam:CreateOpenIDConnectProvider", oidc_arn(context, host_and_path(input.url)));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) {
        access.also.push_back({.action = "iam:TagOpenIDConnectProvider",
                               .resource = access.resource,
                               .owned = {},
                               .keys = access.keys});
    }
    return access;
}

Result<CreateOpenIDConnectProviderOutput> create_open_id_connect_provider(
    Context& context, const CreateOpenIDConnectProviderInput& input) {
    const auto url = host_and_path(input.url);
    if (!input.url.starts_with(https) || url.empty() || url.find_first_of("?#") != std::string::npos) {
        return errors::validation("Invalid Open ID Connect Provider URL");
    }
    BACKLOT_CHECK(check_thumbprints(input.thumbprint_list));
    if (input.client_id_list.size() > client_id_limit) {
        return errors::quota("ClientIdsPerOpenIdConnectProvider", client_id_limit);
    }
    BACKLOT_TRY(tags, tags_of(input.tags));
    if (context.find(identity::oidc_providers, context.account(), url)) {
        return errors::already_exists("Provider with url " + input.url + " already exists.");
    }
    if (count_of(context, identity::oidc_providers) >= provider_limit) {
        return errors::quota("OpenIdConnectProvidersPerAccount", provider_limit);
    }
    identity::OidcProvider provider;
    provider.url = url;
    provider.client_ids = input.client_id_list;
    provider.thumbprints = input.thumbprint_list;
    provider.created = second_of(context.now());
    provider.tags = std::move(tags);
    put_oidc_provider(context, provider);
    return CreateOpenIDConnectProviderOutput{.open_id_connect_provider_arn = oidc_arn(context, url),
                                             .tags = tag_list(provider.tags)};
}

}  // namespace backlot::iam
