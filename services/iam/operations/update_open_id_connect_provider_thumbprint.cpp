// UpdateOpenIDConnectProviderThumbprint: replaces the whole list.
//
// Source: IAM API Reference, UpdateOpenIDConnectProviderThumbprint.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> update_open_id_connect_provider_thumbprint_access(
    const Context& context, const UpdateOpenIDConnectProviderThumbprintInput& input) {
    return on_oidc_provider(context, "iam:UpdateOpenIDConnectProviderThumbprint",
                            input.open_id_connect_provider_arn);
}

Result<UpdateOpenIDConnectProviderThumbprintOutput> update_open_id_connect_provider_thumbprint(
    Context& context, const UpdateOpenIDConnectProviderThumbprintInput& input) {
    BACKLOT_TRY(provider, need_oidc_provider(context, input.open_id_connect_provider_arn));
    BACKLOT_CHECK(check_thumbprints(input.thumbprint_list));
    provider.thumbprints = input.thumbprint_list;
    put_oidc_provider(context, provider);
    return UpdateOpenIDConnectProviderThumbprintOutput{};
}

}  // namespace backlot::iam
