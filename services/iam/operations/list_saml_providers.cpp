// ListSAMLProviders: all at once.
//
// Source: IAM API Reference, ListSAMLProviders.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> list_saml_providers_access(const Context&, const ListSAMLProvidersInput&) {
    return on_all("iam:ListSAMLProviders");
}

Result<ListSAMLProvidersOutput> list_saml_providers(const Context& context, const ListSAMLProvidersInput&) {
    ListSAMLProvidersOutput output;
    output.saml_provider_list.given = true;
    for (const auto& one : all_of(context, identity::saml_providers)) {
        output.saml_provider_list.push_back(
            {.arn = saml_arn(context, one.name), .valid_until = one.valid_until, .create_date = one.created});
    }
    return output;
}

}  // namespace backlot::iam
