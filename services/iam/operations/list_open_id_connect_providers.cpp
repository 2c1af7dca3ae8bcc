// ListOpenIDConnectProviders: their ARNs, all at once.
//
// Source: IAM API Reference, ListOpenIDConnectProviders.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> list_open_id_connect_providers_access(const Context&, const ListOpenIDConnectProvidersInput&) {
    return on_all("iam:ListOpenIDConnectProviders");
}

Result<ListOpenIDConnectProvidersOutput> list_open_id_connect_providers(const Context& context,
                                                                        const ListOpenIDConnectProvidersInput&) {
    ListOpenIDConnectProvidersOutput output;
    output.open_id_connect_provider_list.given = true;
    for (const auto& one : all_of(context, identity::oidc_providers)) {
        output.open_id_connect_provider_list.push_back({.arn = oidc_arn(context, one.url)});
    }
    return output;
}

}  // namespace backlot::iam
