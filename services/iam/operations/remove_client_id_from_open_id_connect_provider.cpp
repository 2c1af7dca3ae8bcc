// RemoveClientIDFromOpenIDConnectProvider. Removing one that is not there changes nothing.
//
// Source: IAM API Reference, RemoveClientIDFromOpenIDConnectProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> remove_client_id_from_open_id_connect_provider_access(
    const Context& context, const RemoveClientIDFromOpenIDConnectProviderInput& input) {
    return on_oidc_provider(context, "iam:RemoveClientIDFromOpenIDConnectProvider",
                            input.open_id_connect_provider_arn);
}

Result<RemoveClientIDFromOpenIDConnectProviderOutput> remove_client_id_from_open_id_connect_provider(
    Context& context, const RemoveClientIDFromOpenIDConnectProviderInput& input) {
    BACKLOT_TRY(provider, need_oidc_provider(context, input.open_id_connect_provider_arn));
    std::erase(provider.client_ids, input.client_id);
    put_oidc_provider(context, provider);
    return RemoveClientIDFromOpenIDConnectProviderOutput{};
}

}  // namespace backlot::iam
