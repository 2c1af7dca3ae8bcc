// UntagOpenIDConnectProvider: takes tags off an OpenID Connect provider; keys that are not there are passed over.
//
// Source: IAM API Reference, UntagOpenIDConnectProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> untag_open_id_connect_provider_access(const Context& context, const UntagOpenIDConnectProviderInput& input) {
    auto access = on_oidc_provider(context, "iam:UntagOpenIDConnectProvider", input.open_id_connect_provider_arn);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagOpenIDConnectProviderOutput> untag_open_id_connect_provider(Context& context, const UntagOpenIDConnectProviderInput& input) {
    BACKLOT_TRY(found, need_oidc_provider(context, input.open_id_connect_provider_arn));
    remove_tags(found.tags, input.tag_keys);
    put_oidc_provider(context, found);
    return UntagOpenIDConnectProviderOutput{};
}

}  // namespace backlot::iam
