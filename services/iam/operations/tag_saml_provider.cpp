// TagSAMLProvider: adds tags to a SAML provider, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagSAMLProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> tag_saml_provider_access(const Context& context, const TagSAMLProviderInput& input) {
    auto access = on_saml_provider(context, "iam:TagSAMLProvider", input.saml_provider_arn);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagSAMLProviderOutput> tag_saml_provider(Context& context, const TagSAMLProviderInput& input) {
    BACKLOT_TRY(found, need_saml_provider(context, input.saml_provider_arn));
    BACKLOT_CHECK(add_tags(found.tags, input.tags));
    put_saml_provider(context, found);
    return TagSAMLProviderOutput{};
}

}  // namespace backlot::iam
