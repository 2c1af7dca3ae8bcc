// UpdateSAMLProvider: another metadata document. Keys for encrypted assertions are not built and are refused.
//
// Source: IAM API Reference, UpdateSAMLProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> update_saml_provider_access(const Context& context, const UpdateSAMLProviderInput& input) {
    return on_saml_provider(context, "iam:UpdateSAMLProvider", input.saml_provider_arn);
}

Result<UpdateSAMLProviderOutput> update_saml_provider(Context& context, const UpdateSAMLProviderInput& input) {
    if (input.assertion_encryption_mode || input.add_private_key || input.remove_private_key) {
        return errors::not_built("backlot does not decrypt SAML assertions yet.");
    }
    BACKLOT_TRY(provider, need_saml_provider(context, input.saml_provider_arn));
    if (input.saml_metadata_document) {
        BACKLOT_TRY(until, metadata_valid_until(*input.saml_metadata_document, context.now()));
        provider.metadata = *input.saml_metadata_document;
        provider.valid_until = until;
    }
    put_saml_provider(context, provider);
    return UpdateSAMLProviderOutput{.saml_provider_arn = input.saml_provider_arn};
}

}  // namespace backlot::iam
