// GetSAMLProvider and DeleteSAMLProvider.
//
// Source: IAM API Reference, GetSAMLProvider, DeleteSAMLProvider.
#include "identity/epoch.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> get_saml_provider_access(const Context& context, const GetSAMLProviderInput& input) {
    return on_saml_provider(context, "iam:GetSAMLProvider", input.saml_provider_arn);
}

Result<GetSAMLProviderOutput> get_saml_provider(const Context& context, const GetSAMLProviderInput& input) {
    BACKLOT_TRY(provider, need_saml_provider(context, input.saml_provider_arn));
    GetSAMLProviderOutput output{.saml_metadata_document = provider.metadata,
                                 .create_date = provider.created,
                                 .valid_until = provider.valid_until,
                                 .tags = given_tag_list(provider.tags)};
    output.private_key_list.given = true;
    output.assertion_encryption_mode = "Allowed";
    if (!provider.id.empty()) output.saml_provider_uuid = provider.id;
    return output;
}

Result<Access> delete_saml_provider_access(const Context& context, const DeleteSAMLProviderInput& input) {
    return on_saml_provider(context, "iam:DeleteSAMLProvider", input.saml_provider_arn);
}

Result<DeleteSAMLProviderOutput> delete_saml_provider(Context& context, const DeleteSAMLProviderInput& input) {
    BACKLOT_TRY(provider, need_saml_provider(context, input.saml_provider_arn));
    store::erase(context.writes(), identity::saml_providers, context.account(), provider.name);
    identity::touch(context.writes());
    return DeleteSAMLProviderOutput{};
}

}  // namespace backlot::iam
