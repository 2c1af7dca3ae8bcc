// UntagSAMLProvider: takes tags off a SAML provider; keys that are not there are passed over.
//
// Source: IAM API Reference, UntagSAMLProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> untag_saml_provider_access(const Context& context, const UntagSAMLProviderInput& input) {
    auto access = on_saml_provider(context, "iam:UntagSAMLProvider", input.saml_provider_arn);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagSAMLProviderOutput> untag_saml_provider(Context& context, const UntagSAMLProviderInput& input) {
    BACKLOT_TRY(found, need_saml_provider(context, input.saml_provider_arn));
    remove_tags(found.tags, input.tag_keys);
    put_saml_provider(context, found);
    return UntagSAMLProviderOutput{};
}

}  // namespace backlot::iam
