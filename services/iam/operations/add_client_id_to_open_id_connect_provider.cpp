// AddClientIDToOpenIDConnectProvider. Adding one that is there changes nothing.
//
// Source: IAM API Reference, AddClientIDToOpenIDConnectProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> add_client_id_to_open_id_connect_provider_access(
    const Context& context, const AddClientIDToOpenIDConnectProviderInput& input) {
    return on_oidc_provider(context, "iam:AddClientIDToOpenIDConnectProvider", input.open_id_connect_provider_arn);
}

Result<AddClientIDToOpenIDConnectProviderOutput> add_client_id_to_open_id_connect_provider(
    Context& context, const AddClientIDToOpenIDConnectProviderInput& input) {
    BACKLOT_TRY(provider, need_oidc_provider(context, input.open_id_connect_provider_arn));
    auto& ids = provider.client_ids;
    if (std::ranges::find(ids, input.client_id) != ids.end()) return AddClientIDToOpenIDConnectProviderOutput{};
    if (ids.size() >= client_id_limit) return errors::quota("ClientIdsPerOpenIdConnectProvider", client_id_limit);
    ids.push_back(input.client_id);
    put_oidc_provider(context, provider);
    return AddClientIDToOpenIDConnectProviderOutput{};
}

}  // namespace backlot::iam
