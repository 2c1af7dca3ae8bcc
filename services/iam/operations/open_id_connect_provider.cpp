// GetOpenIDConnectProvider and DeleteOpenIDConnectProvider. Roles that trust it keep their policies.
//
// Both fail with NoSuchEntity, Delete also with InvalidInput where the ARN is of something else.
//
// Source: IAM API Reference, GetOpenIDConnectProvider, DeleteOpenIDConnectProvider.
#include "identity/epoch.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> get_open_id_connect_provider_access(const Context& context,
                                                   const GetOpenIDConnectProviderInput& input) {
    return on_oidc_provider(context, "iam:GetOpenIDConnectProvider", input.open_id_connect_provider_arn);
}

Result<GetOpenIDConnectProviderOutput> get_open_id_connect_provider(const Context& context,
                                                                    const GetOpenIDConnectProviderInput& input) {
    BACKLOT_TRY(provider, need_oidc_provider(context, input.open_id_connect_provider_arn));
    GetOpenIDConnectProviderOutput output{.url = provider.url,
                                          .client_id_list = provider.client_ids,
                                          .thumbprint_list = provider.thumbprints,
                                          .create_date = provider.created,
                                          .tags = given_tag_list(provider.tags)};
    output.client_id_list.given = true;
    return output;
}

Result<Access> delete_open_id_connect_provider_access(const Context& context,
                                                      const DeleteOpenIDConnectProviderInput& input) {
    return on_oidc_provider(context, "iam:DeleteOpenIDConnectProvider", input.open_id_connect_provider_arn);
}

Result<DeleteOpenIDConnectProviderOutput> delete_open_id_connect_provider(
    Context& context, const DeleteOpenIDConnectProviderInput& input) {
    const auto& arn = input.open_id_connect_provider_arn;
    if (!is_oidc_arn(arn)) return errors::invalid_input("Invalid ARN: " + arn);
    const auto provider = need_oidc_provider(context, arn);
    if (!provider) return errors::no_such_entity("OpenId connect Provider " + arn + " cannot be found.");
    store::erase(context.writes(), identity::oidc_providers, context.account(), provider->url);
    identity::touch(context.writes());
    return DeleteOpenIDConnectProviderOutput{};
}

}  // namespace backlot::iam
