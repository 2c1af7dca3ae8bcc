// ListOpenIDConnectProviderTags: the tags of an OpenID Connect provider, by key.
//
// Source: IAM API Reference, ListOpenIDConnectProviderTags.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> list_open_id_connect_provider_tags_access(const Context& context, const ListOpenIDConnectProviderTagsInput& input) {
    return on_oidc_provider(context, "iam:ListOpenIDConnectProviderTags", input.open_id_connect_provider_arn);
}

Result<ListOpenIDConnectProviderTagsOutput> list_open_id_connect_provider_tags(const Context& context, const ListOpenIDConnectProviderTagsInput& input) {
    BACKLOT_TRY(found, need_oidc_provider(context, input.open_id_connect_provider_arn));
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tag_list(found.tags)), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListOpenIDConnectProviderTagsOutput output;
    fill_page(output, &ListOpenIDConnectProviderTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
