// TagOpenIDConnectProvider: adds tags to an OpenID Connect provider, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagOpenIDConnectProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> tag_open_id_connect_provider_access(const Context& context, const TagOpenIDConnectProviderInput& input) {
    auto access = on_oidc_provider(context, "iam:TagOpenIDConnectProvider", input.open_id_connect_provider_arn);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagOpenIDConnectProviderOutput> tag_open_id_connect_provider(Context& context, const TagOpenIDConnectProviderInput& input) {
    BACKLOT_TRY(found, need_oidc_provider(context, input.open_id_connect_provider_arn));
    BACKLOT_CHECK(add_tags(found.tags, input.tags));
    put_oidc_provider(context, found);
    return TagOpenIDConnectProviderOutput{};
}

}  // namespace backlot::iam
